package org.signalbox.config;

import java.util.Map;

/**
 * What is logged, to standard error.
 *
 * @param level for everything not named in {@code levels}
 * @param levels by package or class
 */
public record LoggingConfig(Level level, Map<String, Level> levels) {

  public LoggingConfig {
    levels = Map.copyOf(levels);
  }

  /** How much is logged; each level includes those before it. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }
}
