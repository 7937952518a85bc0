package org.signalbox.diameter.dictionary;

import java.util.Optional;

/**
 * What a name in an operator's file means.
 *
 * @param <T> what was looked for
 */
public sealed interface NameLookup<T> {

  /** The name means this. */
  record Found<T>(T value) implements NameLookup<T> {}

  /**
   * The name means nothing, or more than one thing.
   *
   * @param expected what would have been right, as a {@link org.signalbox.core.Problem} says it
   */
  record Unknown<T>(String expected) implements NameLookup<T> {}

  /** What was found. */
  default Optional<T> found() {
    return switch (this) {
      case Found<T>(T value) -> Optional.of(value);
      case Unknown<T> unknown -> Optional.empty();
    };
  }
}
