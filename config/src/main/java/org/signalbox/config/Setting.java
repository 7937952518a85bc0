package org.signalbox.config;

import java.util.List;

/**
 * One setting.
 *
 * @param key dotted; a segment such as {@code <tenant>} stands for any name
 * @param form what its text looks like
 * @param text its default; for an optional setting the example that the file shows
 * @param optional whether it may be left unset, which is then its default
 * @param meaning what it does, one or more lines
 * @param <T> what its text is read to
 */
public record Setting<T>(
    String key, ValueForm<T> form, String text, boolean optional, String meaning) {

  static <T> Setting<T> of(String key, ValueForm<T> form, String byDefault, String meaning) {
    return new Setting<>(key, form, byDefault, false, meaning.strip());
  }

  static <T> Setting<T> optional(String key, ValueForm<T> form, String example, String meaning) {
    return new Setting<>(key, form, example, true, meaning.strip());
  }

  /** The segments of the key. */
  public List<String> path() {
    return List.of(key.split("\\."));
  }

  /** Whether a segment of a key stands for any name. */
  public static boolean isPlaceholder(String segment) {
    return segment.startsWith("<");
  }
}
