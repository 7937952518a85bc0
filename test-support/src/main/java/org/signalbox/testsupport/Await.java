package org.signalbox.testsupport;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something in another process, which cannot call back. */
public final class Await {

  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Await() {}

  /**
   * Waits for a minute at most.
   *
   * @param what for the message of a failure
   */
  public static void until(BooleanSupplier condition, Supplier<String> what) {
    until(PATIENCE, condition, what);
  }

  /**
   * Asks again and again until the condition holds.
   *
   * @throws AssertionError when the patience ends first
   */
  public static void until(Duration patience, BooleanSupplier condition, Supplier<String> what) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited " + patience.toSeconds() + " s for " + what.get());
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
