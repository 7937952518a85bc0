package org.signalbox.charging.session;

import java.time.Duration;

/**
 * Does what sessions leave for later. {@link SessionThreads} has threads for it; a simulation does
 * it in an order of its own. Any thread; never blocks.
 */
public interface SessionWorkPort {

  /** Does work that may wait for the ledger or a database, beside all other. */
  void start(Runnable work);

  /**
   * Does work that is quick and throws nothing, after a while: one piece after the other, in the
   * order in which they come due.
   */
  void after(Duration delay, Runnable work);
}
