package org.signalbox.architecture.controls.rating;

import java.util.Random;

/** Reads a clock and throws dice. */
public final class ImpurePrice {

  private final Random dice = new Random();

  public long price() {
    return System.nanoTime() + dice.nextInt();
  }
}
