package org.signalbox.ledger;

/** Why the value of a balance changed. */
public enum EntryKind {
  /** Value from outside. */
  TOP_UP,
  /** Value set by an operator: the difference. */
  ADJUSTMENT,
  /** Taken by an operator or an action. */
  DEBIT,
  /** Set aside for a session. */
  RESERVATION,
  /** Set aside and not used. */
  RELEASE,
  /** Used, and not set aside before. */
  USAGE,
  /** Used, and given back. */
  REFUND,
  TRANSFER_OUT,
  TRANSFER_IN,
  /** Lost with a balance that ended or was removed. */
  LAPSE
}
