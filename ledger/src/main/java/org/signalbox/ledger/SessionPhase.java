package org.signalbox.ledger;

/** Where in its session a request stands. */
public enum SessionPhase {
  /** The first; opens the session. */
  INITIAL,
  /** Any after it; refused where the session is not known. */
  UPDATE,
  /** The last: parts that it does not name end without more usage. */
  TERMINATION,
  /** First and last at once: no session is kept. */
  EVENT,
  /** The first; opens the session only where not all that it asks is refused. */
  ATTEMPT
}
