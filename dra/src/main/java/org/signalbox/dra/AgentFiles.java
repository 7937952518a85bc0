package org.signalbox.dra;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.signalbox.core.OperatorFault;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import org.signalbox.dra.route.AgentSource;
import org.signalbox.dra.yaml.RouteFileSource;

/** Tells our own routing file from freeDiameter's main file. */
public final class AgentFiles {

  /** How every line of a freeDiameter file begins that says something. */
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\s*[A-Za-z_0-9]+\\s*(=|;|\"|$).*|\\s*include\\b.*");

  private AgentFiles() {}

  /**
   * The source of a file: by its ending where that is {@code .yaml} or {@code .yml}, else by its
   * first line that is no comment.
   *
   * @throws OperatorFault when it cannot be read
   */
  public static AgentSource of(Path file) {
    String name = file.toString();
    boolean isYaml = name.endsWith(".yaml") || name.endsWith(".yml") || !beginsWithDirective(file);
    return isYaml ? new RouteFileSource(file) : new FreeDiameterSource(file);
  }

  private static boolean beginsWithDirective(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
          .findFirst()
          .map(line -> DIRECTIVE.matcher(line).matches())
          .orElse(true);
    } catch (CharacterCodingException e) {
      return true;
    } catch (IOException e) {
      throw new OperatorFault("cannot read " + file + ": expected a readable file", e);
    }
  }
}
