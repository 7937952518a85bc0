package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox dra check}. */
@Command(
    name = "check",
    description =
        "Reads freeDiameter's files and reports every problem, and every rule that can never win.",
    mixinStandardHelpOptions = true)
final class DraCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The main file, such as freeDiameter.conf.")
  private Path mainFile = Path.of("freeDiameter.conf");

  @Override
  public Integer call() {
    return AgentReport.check(new FreeDiameterSource(mainFile));
  }
}
