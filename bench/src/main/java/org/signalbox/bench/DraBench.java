package org.signalbox.bench;

import org.signalbox.bench.dra.DraCommand;
import picocli.CommandLine;

/** {@code signalbox bench dra}: loads the relay and freeDiameterd in one run. */
public final class DraBench {

  private DraBench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DraCommand()).execute(arguments));
  }
}
