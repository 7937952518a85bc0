package org.signalbox.app;

import org.signalbox.app.internal.command.SignalboxCommand;

/** The entry of the program: runs one command line and ends with its exit status. */
public final class Main {

  private Main() {}

  /**
   * Runs a command.
   *
   * @param arguments as typed after {@code ./signalbox}
   */
  public static void main(String[] arguments) {
    System.exit(SignalboxCommand.run(arguments));
  }
}
