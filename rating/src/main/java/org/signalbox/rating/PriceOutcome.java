package org.signalbox.rating;

/** The answer to a {@link PriceQuery}. */
public sealed interface PriceOutcome permits PricedUsage, PriceOutcome.Refused {

  /**
   * No price.
   *
   * @param reason which step refused
   */
  record Refused(Refusal reason) implements PriceOutcome {}

  /** Why there is no price; names are the texts clients see. */
  enum Refusal {
    /** No profile for the subject nor for {@code *any}. */
    RATING_PLAN_NOT_FOUND,
    /** No plan in force reaches the destination at that time. */
    UNAUTHORIZED_DESTINATION,
    /** The usage, rounded up to whole increments, is more than can be counted. */
    MAX_USAGE_EXCEEDED,
    /** The cost has more digits than an amount of money may have. */
    MAX_COST_EXCEEDED,
    /** The rate changes more often during the usage than one answer may list. */
    MAX_INCREMENTS_EXCEEDED
  }
}
