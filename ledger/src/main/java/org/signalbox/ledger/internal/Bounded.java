package org.signalbox.ledger.internal;

import java.time.DateTimeException;
import java.util.function.Supplier;

/**
 * The boundary at which a value that cannot be counted becomes a refusal.
 *
 * <p>Values are bounded where they are made, so nothing should come here. If something does all the
 * same, its command is in the log for good: thrown on, it would end the node at every start. What
 * is done within the boundary only fills a {@link Work}, which is let go, so that the refusal is
 * whole and the same at every replay. Broken invariants, and faults while changes are made, go
 * through.
 */
public final class Bounded {

  private Bounded() {}

  /**
   * Does something that changes no state.
   *
   * @param refused what it comes to where a value is beyond all bounds
   */
  public static <T> T within(Supplier<T> doing, T refused) {
    try {
      return doing.get();
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return refused;
    }
  }
}
