package org.signalbox.app.internal.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.signalbox.app.Signalbox;
import org.signalbox.app.SignalboxLogging;
import org.signalbox.app.internal.demo.TemporaryFolder;
import org.signalbox.app.internal.demo.Walk;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.SignalboxConfig;
import picocli.CommandLine.Command;

/**
 * A short run of the real program from start to stop, from which the launcher makes the cache of
 * loaded classes and of what the compiler learns of them.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Runs the program shortly, for the start cache.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    // The walk is the training; whether its answers are right is for demo and the tests to say.
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      new Walk(new Terminal(System.out, false)).run(folder.path());
      restart(folder.path(), NrfTraining::run);
      restart(folder.path(), nrf -> {});
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      LedgerTraining.run(folder.path());
    }
    return 0;
  }

  /** A start as later ones are: settings from the file, and a database that is there already. */
  private static void restart(Path data, Consumer<InetSocketAddress> then) {
    Optional<Path> file = new NodeOptions().effectiveFile();
    List<String> overrides =
        List.of(
            "data=" + data,
            "rpc.http=127.0.0.1:0",
            "rpc.tcp=127.0.0.1:0",
            "diameter.listen=127.0.0.1:0",
            "sbi.listen=127.0.0.1:0",
            "console.listen=127.0.0.1:0");
    SignalboxConfig config =
        ConfigReader.read(new ConfigSource(file, overrides, name -> Optional.empty()));
    SignalboxLogging.configure(config.logging());
    try (Signalbox node = Signalbox.start(config, InstantSource.system(), failure -> {})) {
      System.out.println(node.readyLine());
      Optional.ofNullable(node.listeners().get("sbi.listen")).ifPresent(then);
    }
  }
}
