package org.signalbox.charging.session;

import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.ledger.Refusal;

/** The ledger's refusals in the words of sessions. */
final class Refusals {

  private Refusals() {}

  /** Of a command that was not taken. */
  static SessionRefusal of(LedgerPort.NotTaken notTaken) {
    return switch (notTaken.reason()) {
      case TOO_BUSY, DISK_FULL, NOT_RUNNING ->
          new SessionRefusal(Reason.TOO_BUSY, notTaken.reason().sentence());
      case UNFIT -> new SessionRefusal(Reason.INVALID, notTaken.detail());
    };
  }

  static SessionRefusal of(Refusal refusal) {
    Reason reason =
        switch (refusal) {
          case ACCOUNT_NOT_FOUND -> Reason.UNKNOWN_ACCOUNT;
          case ACCOUNT_DISABLED -> Reason.ACCOUNT_DISABLED;
          case INSUFFICIENT_CREDIT, INSUFFICIENT_CREDIT_BALANCE_BLOCKER, MAX_COST_EXCEEDED ->
              Reason.CREDIT_LIMIT_REACHED;
          case RATING_PLAN_NOT_FOUND, UNAUTHORIZED_DESTINATION -> Reason.NO_RATING;
          case SESSION_NOT_FOUND -> Reason.UNKNOWN_SESSION;
          case OUT_OF_ORDER -> Reason.OUT_OF_ORDER;
          case MAX_USAGE_EXCEEDED, MAX_INCREMENTS_EXCEEDED, VALUE_OUT_OF_RANGE, TOO_MANY ->
              Reason.INVALID;
          case NOT_FOUND -> Reason.NOTHING_TO_REFUND;
          case CURRENCY_MISMATCH,
              IN_USE,
              VOUCHER_REDEEMED,
              VOUCHER_EXPIRED,
              TOO_MANY_TRIES,
              MAX_RECURSION_DEPTH,
              AMBIGUOUS_BALANCE ->
              Reason.FAILED;
        };
    return new SessionRefusal(reason, refusal.name());
  }
}
