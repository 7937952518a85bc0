package org.signalbox.ledger.runtime;

/** How a command is treated when room runs out. */
public enum Admission {
  /** Begins something: a session, a top-up, a change by an operator. Refused first. */
  NEW_WORK,
  /** Ends or goes on with what was begun: usage that happened must be charged while it can be. */
  UNDER_WAY
}
