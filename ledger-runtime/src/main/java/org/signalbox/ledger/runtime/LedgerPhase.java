package org.signalbox.ledger.runtime;

/** How far a ledger is in its life. */
public enum LedgerPhase {
  /** Executes the log again; takes nothing in. */
  RECOVERING,
  RUNNING,
  /** Came to an end in order. */
  STOPPED,
  /** Met what it must not go on after. */
  HALTED;

  /** Whether there is still something to come. */
  boolean isAlive() {
    return this == RECOVERING || this == RUNNING;
  }
}
