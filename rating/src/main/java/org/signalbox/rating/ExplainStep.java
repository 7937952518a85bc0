package org.signalbox.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.core.UsageText;

/**
 * One decision on the way to a price or to a refusal, in the order they were made.
 *
 * <p>The members are for programs, {@link #sentence} is for people.
 */
public sealed interface ExplainStep {

  /** The decision in one sentence. */
  String sentence();

  /** A decision on which rate applies. */
  sealed interface Search extends ExplainStep {}

  /** A decision on what the usage costs by it. */
  sealed interface Billing extends ExplainStep {}

  /** A profile was looked for. */
  record ProfileTried(RatingProfile.Key profile, boolean found) implements Search {
    @Override
    public String sentence() {
      return found
          ? "Rating profile " + profile.outward() + " applies."
          : "There is no rating profile " + profile.outward() + ".";
    }
  }

  /** A fallback subject's turn came. */
  record FallbackTried(RatingProfile.Key fallback, boolean followed) implements Search {
    @Override
    public String sentence() {
      return followed
          ? "Its fallback subject " + fallback.subject() + " is tried next."
          : "Its fallback subject "
              + fallback.subject()
              + " is not tried: the limit of fallbacks is reached.";
    }
  }

  /** The activation in force was chosen. */
  record ActivationChosen(RatingProfile.Activation activation, Instant at) implements Search {
    @Override
    public String sentence() {
      return "At "
          + at
          + " its plan is "
          + activation.ratingPlanId()
          + ", activated at "
          + activation.from()
          + ".";
    }
  }

  /** No activation was in force yet. */
  record ActivationMissing(RatingProfile.Key profile, Instant at, Optional<Instant> first)
      implements Search {
    @Override
    public String sentence() {
      return "No activation of "
          + profile.outward()
          + " is in force at "
          + at
          + first.map(begin -> "; the first begins at " + begin).orElse("; it has none")
          + ".";
    }
  }

  /** The activation names a plan that is not loaded. */
  record PlanMissing(String ratingPlanId) implements Search {
    @Override
    public String sentence() {
      return "Rating plan " + ratingPlanId + " is not loaded.";
    }
  }

  /**
   * The number matched.
   *
   * @param rivals other destinations with that prefix that the plan weighs lower
   */
  record PrefixTaken(String ratingPlanId, String prefix, String destinationId, List<String> rivals)
      implements Search {
    @Override
    public String sentence() {
      String rest = rivals.isEmpty() ? "" : ", before " + String.join(", ", rivals) + ",";
      return prefix.equals(Destination.ANY)
          ? "Plan " + ratingPlanId + " prices every other number, by its *any destination."
          : "Prefix "
              + prefix
              + " of destination "
              + destinationId
              + rest
              + " is the longest that plan "
              + ratingPlanId
              + " prices at that time.";
    }
  }

  /** A prefix matched, but none of its timings was active. */
  record PrefixPassedOver(String prefix, List<String> destinationIds, LocalDateTime local)
      implements Search {
    @Override
    public String sentence() {
      return "Prefix "
          + prefix
          + " of "
          + String.join(", ", destinationIds)
          + " is passed over: none of its timings is active on "
          + at(local)
          + ".";
    }
  }

  /**
   * Nothing of the plan matched the number.
   *
   * @param nearest prefixes of the plan that have most digits in common with the number
   */
  record PrefixMissing(String ratingPlanId, String number, List<String> nearest) implements Search {
    @Override
    public String sentence() {
      return "Plan "
          + ratingPlanId
          + " has no price for "
          + (number.isEmpty() ? "an empty number" : number)
          + (nearest.isEmpty() ? "." : "; its nearest prefixes are " + String.join(", ", nearest))
          + (nearest.isEmpty() ? "" : ".");
    }
  }

  /** The timing in force was chosen among the destination's lines. */
  record TimingTaken(String timingId, BigDecimal weight, int outOf, LocalDateTime local)
      implements Billing {
    @Override
    public String sentence() {
      return "On "
          + at(local)
          + " timing "
          + timingId
          + " of weight "
          + weight.toPlainString()
          + " decides, out of "
          + outOf
          + ".";
    }
  }

  /** Later in the call no line was active, or the new plan had no price. */
  record RateContinues(LocalDateTime local) implements Billing {
    @Override
    public String sentence() {
      return "From " + at(local) + " nothing else has a price: the rate before goes on.";
    }
  }

  /** A span was rounded up to whole increments. */
  record SpanBilled(PricedSpan span, boolean isTimed) implements Billing {
    @Override
    public String sentence() {
      RateSlot slot = span.slot();
      return "From "
          + usage(span.offset(), isTimed)
          + " of usage rate "
          + span.terms().rateId()
          + " costs "
          + slot.rate()
          + " per "
          + usage(slot.rateUnit(), isTimed)
          + ", in increments of "
          + usage(slot.rateIncrement(), isTimed)
          + ": "
          + span.increments()
          + " billed.";
    }
  }

  /** The connect fee was charged. */
  record ConnectFeeCharged(Amount connectFee) implements Billing {
    @Override
    public String sentence() {
      return "The connect fee is " + connectFee + ".";
    }
  }

  /** The total was made. */
  record TotalMade(Amount cost, long billedUsage, boolean isTimed) implements Billing {
    @Override
    public String sentence() {
      return "The exact total for "
          + usage(billedUsage, isTimed)
          + ", kept to "
          + Amount.QUANTUM_SCALE
          + " decimals, is "
          + cost
          + ".";
    }
  }

  /** There is no price. */
  record PriceRefused(PriceOutcome.Refusal reason) implements Billing {
    @Override
    public String sentence() {
      return "There is no price: " + reason + ".";
    }
  }

  private static String usage(long usage, boolean isTimed) {
    return isTimed ? UsageText.format(usage) : usage + " units";
  }

  private static String at(LocalDateTime local) {
    String day = local.getDayOfWeek().name();
    return day.charAt(0)
        + day.substring(1).toLowerCase(Locale.ROOT)
        + " "
        + local.toLocalDate()
        + " "
        + local.toLocalTime();
  }
}
