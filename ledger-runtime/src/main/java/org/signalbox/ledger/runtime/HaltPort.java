package org.signalbox.ledger.runtime;

/** Ends the process. */
@FunctionalInterface
public interface HaltPort {

  /**
   * Called when nothing may go on: a sync failed, or the shard contradicted itself. No further
   * answer leaves, whether the process ends at once or not.
   *
   * @param sentence what happened, for the operator
   * @param cause the fault itself
   */
  void halt(String sentence, Throwable cause);
}
