package org.signalbox.ledger;

/** What stands behind usage that is granted. */
public enum Backing {
  /** Value set aside for it: there is no more than there is credit for. */
  HELD,
  /** The account, which pays when the usage is reported, below zero if need be. */
  ON_ACCOUNT,
  /** Nobody: it is only recorded, and needs no account. */
  NOBODY
}
