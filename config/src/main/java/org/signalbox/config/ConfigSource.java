package org.signalbox.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where settings are read from.
 *
 * @param file the YAML file; empty for the defaults alone
 * @param overrides {@code KEY=VALUE}, each wins over the file and over those before it
 * @param environment looks up an environment variable
 */
public record ConfigSource(
    Optional<Path> file, List<String> overrides, Function<String, Optional<String>> environment) {

  /** The defaults alone. */
  public static final ConfigSource DEFAULTS =
      new ConfigSource(Optional.empty(), List.of(), name -> Optional.empty());

  public ConfigSource {
    overrides = List.copyOf(overrides);
  }
}
