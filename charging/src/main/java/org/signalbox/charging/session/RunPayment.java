package org.signalbox.charging.session;

import org.signalbox.ledger.Backing;

/** How a run of a service is paid. */
enum RunPayment {
  /** Value is set aside before it is used: no credit, no service. */
  RESERVED,
  /** Debited as it is reported, below zero if need be. */
  ON_ACCOUNT,
  /** Priced at its end; no account pays. */
  PRICED,
  /** Only recorded. */
  RECORDED;

  /** By the request type of an event; what nobody says is prepaid. */
  static RunPayment of(String requestType) {
    String name = requestType.startsWith("*") ? requestType.substring(1) : requestType;
    return switch (name) {
      case "postpaid" -> ON_ACCOUNT;
      case "rated" -> PRICED;
      case "none" -> RECORDED;
      default -> RESERVED;
    };
  }

  /** What stands behind what is granted. */
  Backing backing() {
    return switch (this) {
      case RESERVED -> Backing.HELD;
      case ON_ACCOUNT -> Backing.ON_ACCOUNT;
      case PRICED, RECORDED -> Backing.NOBODY;
    };
  }

  /** Whether an account pays. */
  boolean isDebited() {
    return this == RESERVED || this == ON_ACCOUNT;
  }
}
