package org.signalbox.charging;

import org.signalbox.core.Amount;

/** What a CDR costs, or that nobody has said yet. Clients see an unrated CDR at cost -1. */
public sealed interface CdrCost {

  /** How an absent event cost is written. */
  String NO_DETAILS = "null";

  /**
   * A price.
   *
   * @param amount exact, rounded only where the destination rate says so
   * @param details the event cost as JSON text; {@value CdrCost#NO_DETAILS} when there is none
   */
  record Rated(Amount amount, String details) implements CdrCost {}

  /** No price: not asked for, or refused. */
  record Unrated() implements CdrCost {
    static final Amount OUTWARD = Amount.of(-1);

    /** One for all: every session has one before its end. */
    private static final Unrated ONE = new Unrated();
  }

  static CdrCost unrated() {
    return Unrated.ONE;
  }

  /** The number that clients and the table's {@code cost} column show. */
  default Amount outward() {
    return switch (this) {
      case Rated rated -> rated.amount();
      case Unrated _ -> Unrated.OUTWARD;
    };
  }

  /** The event cost as JSON text; {@value #NO_DETAILS} when there is none. */
  default String outwardDetails() {
    return switch (this) {
      case Rated rated -> rated.details();
      case Unrated _ -> NO_DETAILS;
    };
  }

  /** The state that an outward number stands for: -1 without details is unrated. */
  static CdrCost ofOutward(Amount number, String details) {
    return number.equals(Unrated.OUTWARD) && details.equals(NO_DETAILS)
        ? unrated()
        : new Rated(number, details);
  }
}
