package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.SignalboxVersion;
import picocli.CommandLine.Command;

/** {@code signalbox version}. */
@Command(
    name = "version",
    description = "Prints the version of the program and of Java.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.out.println(
        "Signalbox " + SignalboxVersion.text() + " (Java " + Runtime.version() + ")");
    return 0;
  }
}
