package org.signalbox.app.internal.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.demo.TemporaryFolder;
import org.signalbox.app.internal.demo.Walk;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;

/**
 * A short run of the real program from start to stop, from which the launcher makes the cache of
 * loaded classes.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Runs the program shortly, for the start cache.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    // The walk is the training; whether its answers are right is for demo and the tests to say.
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      new Walk(new Terminal(System.out, false)).run(folder.path());
      return 0;
    }
  }
}
