package org.signalbox.app.internal.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.SignalboxConfig;
import picocli.CommandLine.Option;

/** The options that name a configuration. */
final class NodeOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file; config/signalbox.yaml of the installation by default.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, which wins over the file; repeatable.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; short for --set data=DIR.")
  private Optional<String> data = Optional.empty();

  /** The configuration meant; throws with every problem. */
  SignalboxConfig read() {
    List<String> overrides = new ArrayList<>(settings);
    data.ifPresent(folder -> overrides.add("data=" + folder));
    return ConfigReader.read(
        new ConfigSource(
            effectiveFile(), overrides, name -> Optional.ofNullable(System.getenv(name))));
  }

  /** The file that is read. */
  Optional<Path> effectiveFile() {
    return file.or(() ->
        Optional.ofNullable(System.getProperty("signalbox.home"))
            .map(home -> Path.of(home, "config", "signalbox.yaml"))
            .filter(Files::isRegularFile));
  }
}
