package org.signalbox.ocs.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.ConfigFault;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.core.TenantRules;
import org.signalbox.ocs.policy.GrantPolicies;
import org.signalbox.ocs.policy.PolicySection;

/**
 * Reads the file that says whom a request charges. What it does not say is as in the file that is
 * built in: its services and contexts come before those of the operator, and the last that fits
 * counts. All problems are told at once.
 */
public final class MappingFile {

  private static final String STANDARD = "standard.yaml";
  private static final String KEYS = "contexts, policies, free-numbers, strip-plus, services";

  private final List<Problem> problems = new ArrayList<>();

  private MappingFile() {}

  /**
   * The map that is built in.
   *
   * @param tenants zones and numbers of tenants
   */
  public static ServiceMap standard(TenantRules tenants) {
    return read("", new byte[0], tenants);
  }

  /**
   * The map of a file.
   *
   * @throws ConfigFault with every problem, when there is one
   * @throws OperatorFault when the file cannot be read
   */
  public static ServiceMap read(Path file, TenantRules tenants) {
    try {
      return read(file.toString(), Files.readAllBytes(file), tenants);
    } catch (IOException e) {
      throw new OperatorFault("ocs.file " + file + " cannot be read: expected a readable file", e);
    }
  }

  /** The map of a file's octets. */
  static ServiceMap read(String name, byte[] octets, TenantRules tenants) {
    return new MappingFile().readBoth(name, octets, tenants);
  }

  private ServiceMap readBoth(String name, byte[] octets, TenantRules tenants) {
    SectionReader operators = section(name, octets);
    GrantPolicies policies =
        new PolicySection(problems).read(operators.named("policies", "policies by their names"));
    ServiceSection services = new ServiceSection(policies, problems);
    SectionReader builtIn = section(STANDARD, standard());
    MappingParts standard =
        new PartsReader(services, policies, problems).read(builtIn, PartsReader.NOTHING);
    MappingParts all = new PartsReader(services, policies, problems).read(operators, standard);
    if (!problems.isEmpty()) {
      problems.sort(
          Comparator.comparing(Problem::position, Comparator.comparingInt(SourcePosition::line)));
      throw new ConfigFault(problems);
    }
    return new ServiceMap(all, tenants);
  }

  private SectionReader section(String name, byte[] octets) {
    int before = problems.size();
    Optional<YamlValue> root = new YamlReader(name, problems).read(octets);
    SourcePosition top = new SourcePosition(name, 1, 1);
    YamlValue value = root.orElseGet(() -> new YamlValue.Section(List.of(), top));
    if (problems.size() > before) {
      throw new ConfigFault(problems);
    }
    return SectionReader.of(value, KEYS, problems);
  }

  /** What is built in, as octets. */
  static byte[] standard() {
    try (InputStream in = MappingFile.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is missing in this program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
