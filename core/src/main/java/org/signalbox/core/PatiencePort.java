package org.signalbox.core;

import java.util.function.BooleanSupplier;

/**
 * Who sees to it that threads whose work can wait are not in the way of those that answer. Any
 * thread.
 */
@FunctionalInterface
public interface PatiencePort {

  /** Where all threads are treated alike. */
  PatiencePort NONE = _ -> {};

  /**
   * The calling thread has work that can wait, at times; until it ends.
   *
   * @param canWait whether what it does now can; asked some dozen times a second by another thread,
   *     so it must be quick, must not block for long, and must not throw
   */
  void enter(BooleanSupplier canWait);
}
