package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.signalbox.dra.AgentFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox dra check}. */
@Command(
    name = "check",
    description =
        "Reads a routing file or freeDiameter's files and reports every problem, and every rule"
            + " that can never win.",
    mixinStandardHelpOptions = true)
final class DraCheckCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "A routing file such as dra.yaml, or freeDiameter's main file.")
  private Path file = Path.of("dra.yaml");

  @Override
  public Integer call() {
    return AgentReport.check(AgentFiles.of(file));
  }
}
