package org.signalbox.bench;

import org.signalbox.bench.eir.EirCommand;
import picocli.CommandLine;

/** {@code signalbox bench eir}: the equipment register in process and over h2c. */
public final class EirBench {

  private EirBench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new EirCommand()).execute(arguments));
  }
}
