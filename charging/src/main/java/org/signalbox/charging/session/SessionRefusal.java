package org.signalbox.charging.session;

/**
 * Why a request or a service of it was refused.
 *
 * @param reason what a door answers by
 * @param detail for an operator: the ledger's word, a charger's fault; may be empty
 */
public record SessionRefusal(Reason reason, String detail) {

  /** Closed, so that a door maps every one. In brackets what Diameter calls it. */
  public enum Reason {
    /** There is no such account (5030). */
    UNKNOWN_ACCOUNT,
    /** The account is disabled (5003). */
    ACCOUNT_DISABLED,
    /** No tariff has a price for it (5031). */
    NO_RATING,
    /** No charger takes it, so it is not a service of this subscriber (4010). */
    SERVICE_DENIED,
    /** There is no credit for as much as is of any use (4012). */
    CREDIT_LIMIT_REACHED,
    /** Nobody knows the session, or it is over (5002). */
    UNKNOWN_SESSION,
    /** A later request of the session was answered before (5012). */
    OUT_OF_ORDER,
    /** What is asked cannot be: a text too long, a usage beyond all bounds (5031). */
    INVALID,
    /** There is nothing to give back (5012). */
    NOTHING_TO_REFUND,
    /** The ledger has no room or no time; nothing was logged, it may be sent again (3004). */
    TOO_BUSY,
    /** It cannot be done for a reason of this node's own (5012). */
    FAILED
  }

  /** Whether nothing was done for a reason that passes, so that the same may come again. */
  public boolean isToComeAgain() {
    return switch (reason) {
      case TOO_BUSY, FAILED -> true;
      case UNKNOWN_ACCOUNT,
          ACCOUNT_DISABLED,
          NO_RATING,
          SERVICE_DENIED,
          CREDIT_LIMIT_REACHED,
          UNKNOWN_SESSION,
          OUT_OF_ORDER,
          INVALID,
          NOTHING_TO_REFUND ->
          false;
    };
  }

  /** Without a detail. */
  public static SessionRefusal of(Reason reason) {
    return new SessionRefusal(reason, "");
  }
}
