package org.signalbox.app.internal.node;

/** Who decides which thread has a processor. */
interface SchedulerPort {

  /**
   * Puts a thread of this process into the class of those that have what no other wants, or back
   * among the ordinary ones.
   *
   * @param thread its number in the system
   * @return whether it is there now; false also where the thread is over
   */
  boolean setIdle(int thread, boolean idle);

  /** Whether this process may take a thread back out of that class. */
  boolean mayReturn();
}
