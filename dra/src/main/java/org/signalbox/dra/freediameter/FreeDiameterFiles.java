package org.signalbox.dra.freediameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;

/**
 * An operator's freeDiameter configuration with all the files it names.
 *
 * @param config the main file
 * @param extensions what its extensions say
 * @param problems what keeps it from being used; empty when it can be
 * @param warnings what was taken differently from how it is written
 */
public record FreeDiameterFiles(
    FreeDiameterConfig config,
    RoutingExtensions extensions,
    List<Problem> problems,
    List<Problem> warnings) {

  public FreeDiameterFiles {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a main file and what it names. Blocks on the disk.
   *
   * @throws OperatorFault when the main file itself cannot be read
   */
  public static FreeDiameterFiles load(Path mainFile) {
    List<Problem> problems = new ArrayList<>();
    Path folder = folder(mainFile);
    MainFileParser parser = new MainFileParser(new IncludeReader(folder, problems), problems);
    try {
      parser.read(mainFile.toString(), IncludeReader.text(mainFile), 0);
    } catch (IOException e) {
      throw new OperatorFault("cannot read " + mainFile + ": " + e.getMessage(), e);
    }
    FreeDiameterConfig config = parser.finish();
    ExtensionLoader loader = new ExtensionLoader(folder, problems);
    config.extensions().forEach(loader::load);
    RoutingExtensions extensions = loader.finish();
    List<Problem> warnings = new ArrayList<>(loader.warnings());
    warnings.addAll(RuleAudit.warnings(config, extensions));
    return new FreeDiameterFiles(config, extensions, problems, warnings);
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null || !Files.isDirectory(parent) ? Path.of("/") : parent;
  }
}
