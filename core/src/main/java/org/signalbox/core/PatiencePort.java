package org.signalbox.core;

import java.util.function.BooleanSupplier;

/**
 * Who sees to it that threads whose work can wait are not in the way of those that answer. Any
 * thread.
 */
@FunctionalInterface
public interface PatiencePort {

  /** Where all threads are treated alike. */
  PatiencePort NONE = _ -> Patience.NONE;

  /**
   * The calling thread has work that can wait, at times; until it ends.
   *
   * @param canWait whether what it does now can; asked some dozen times a second, by another
   *     thread, and by {@link Patience#relax}, so it must be quick, must not wait for a lock, and
   *     must not throw
   */
  Patience enter(BooleanSupplier canWait);

  /** What becomes of one thread. Its own thread alone. */
  @FunctionalInterface
  interface Patience {

    /** Of one that is treated as all others. */
    Patience NONE = () -> {};

    /**
     * The calling thread begins work that can wait: where {@code canWait} says so it need not stand
     * in the way of others until the next look at it.
     *
     * @return whether it is behind all others now, so that it need not rest to let them go first
     */
    default boolean relax() {
      return false;
    }

    /**
     * The calling thread can no longer wait, for a lock that others need, say; it is not to be in
     * the way of anything when this returns. What {@code canWait} says must have changed before.
     */
    void hurry();
  }
}
