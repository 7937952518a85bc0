package org.signalbox.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.signalbox.app.SignalboxLogging;
import org.signalbox.app.internal.demo.TemporaryFolder;
import org.signalbox.app.internal.demo.Walk;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.config.LoggingConfig;
import picocli.CommandLine.Command;

/** {@code signalbox demo}. */
@Command(
    name = "demo",
    description = {
      "Starts a node on an empty data folder, walks through the baby-steps posts with real calls,",
      "shows each call with its answer, and stops. Exit status 1 when an answer is unexpected."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    SignalboxLogging.configure(new LoggingConfig(LoggingConfig.Level.ERROR, Map.of()));
    Terminal terminal = Terminal.standard();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Path data = folder.path();
      boolean expected = new Walk(terminal).run(data);
      if (expected) {
        terminal.line(terminal.dim("Now try: ./signalbox start, and ./signalbox rpc help"));
      }
      return expected ? 0 : 1;
    }
  }
}
