package org.signalbox.bench;

import java.util.Map;
import org.signalbox.app.SignalboxLogging;
import org.signalbox.bench.eir.EirCommand;
import org.signalbox.config.LoggingConfig;
import picocli.CommandLine;

/** {@code signalbox bench eir}: the equipment register in process and over h2c. */
public final class EirBench {

  private EirBench() {}

  public static void main(String[] arguments) {
    // Checks in process meet listed equipment by the million, which a node tells as warnings.
    SignalboxLogging.configure(new LoggingConfig(LoggingConfig.Level.ERROR, Map.of()));
    System.exit(new CommandLine(new EirCommand()).execute(arguments));
  }
}
