package org.signalbox.ledger;

/** Why nothing was done, or not all; names are the texts clients see where they know the case. */
public enum Refusal {
  ACCOUNT_NOT_FOUND,
  ACCOUNT_DISABLED,
  INSUFFICIENT_CREDIT,
  /** A balance that blocks all others is spent. */
  INSUFFICIENT_CREDIT_BALANCE_BLOCKER,
  RATING_PLAN_NOT_FOUND,
  UNAUTHORIZED_DESTINATION,
  MAX_USAGE_EXCEEDED,
  MAX_COST_EXCEEDED,
  MAX_INCREMENTS_EXCEEDED,
  /** No balance or other object of that name. */
  NOT_FOUND,
  /** The session is not known, or no longer. */
  SESSION_NOT_FOUND,
  /** A later request of the session was answered before. */
  OUT_OF_ORDER,
  /** Money of two currencies does not mix. */
  CURRENCY_MISMATCH,
  /** A balance would hold more than can be counted exactly. */
  VALUE_OUT_OF_RANGE,
  /** More balances, parts or other things than one object may have. */
  TOO_MANY,
  /** The session still holds a reservation of this account, or the like. */
  IN_USE,
  /** The voucher was redeemed before. */
  VOUCHER_REDEEMED,
  /** The voucher's time is over. */
  VOUCHER_EXPIRED,
  /** Too many wrong vouchers of late. */
  TOO_MANY_TRIES,
  /** Actions that caused each other went on too long. */
  MAX_RECURSION_DEPTH,
  /** Balances of several types have the name that was said, and only one can be meant. */
  AMBIGUOUS_BALANCE
}
