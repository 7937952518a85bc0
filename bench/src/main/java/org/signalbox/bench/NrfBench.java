package org.signalbox.bench;

import org.signalbox.bench.nrf.NrfCommand;
import picocli.CommandLine;

/** {@code signalbox bench nrf}: discoveries and heart-beats of many network functions. */
public final class NrfBench {

  private NrfBench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new NrfCommand()).execute(arguments));
  }
}
