package org.signalbox.sbi.nrf.token;

import java.time.Duration;

/**
 * How keys follow each other. A key is published before it signs, so that producers which fetch the
 * keys now and then know it in time, and for as long after as a token of it may live.
 *
 * @param every how long a key signs
 * @param publishedBefore how long it is published before it signs
 * @param publishedAfter how long it is published after it signed
 */
public record KeyRotation(Duration every, Duration publishedBefore, Duration publishedAfter) {

  /** A month each, published a day before and after. */
  public static final KeyRotation USUAL =
      new KeyRotation(Duration.ofDays(30), Duration.ofDays(1), Duration.ofDays(1));

  public KeyRotation {
    if (publishedBefore.compareTo(every) >= 0) {
      throw new IllegalArgumentException("a key would be published before its predecessor signs");
    }
  }
}
