package org.signalbox.rating;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.signalbox.core.Amount;

/**
 * A price laid out the way clients of the API and of stored CDRs read it: charges that refer by id
 * to the ratings, rates, timings and matches behind them, each listed once.
 *
 * <p>The ids are seven hexadecimal digits made from what they stand for, so that equal usages give
 * equal answers; they are unique within one event cost and mean nothing outside it.
 *
 * @param cgrid the event's id; empty where only a price was asked for
 * @param runId the charger's run; empty where only a price was asked for
 * @param startTime when the usage began
 * @param usage billed usage, in whole increments
 * @param cost the total
 * @param charges one for each span; for no usage one without increments
 * @param ratings by id
 * @param ratingFilters how rates were found, by id
 * @param rates price lists by id
 * @param timings by id
 */
public record EventCost(
    String cgrid,
    String runId,
    ZonedDateTime startTime,
    long usage,
    Amount cost,
    List<Charge> charges,
    Map<String, Rating> ratings,
    Map<String, RatingFilter> ratingFilters,
    Map<String, List<RateSlot>> rates,
    Map<String, Timing> timings) {

  /** The layout of a price, with the exact total: neither rounded nor capped. */
  public static EventCost of(PricedUsage priced, String cgrid, String runId) {
    return new EventCostLayout(priced).build(cgrid, runId);
  }

  /** The same layout under another total, such as the rounded one that a CDR is charged. */
  public EventCost withCost(Amount total) {
    return new EventCost(
        cgrid, runId, startTime, usage, total, charges, ratings, ratingFilters, rates, timings);
  }

  /**
   * One span.
   *
   * @param ratingId refers to {@link EventCost#ratings}; empty for no usage
   * @param increments the connect fee first in the first charge; empty for no usage
   */
  public record Charge(String ratingId, List<Increment> increments) {}

  /**
   * A run of equal increments.
   *
   * @param usage of one of them; 0 for the connect fee
   * @param cost of one of them, quantised, for display: the total is not made from it
   * @param compressFactor how many there are
   */
  public record Increment(long usage, Amount cost, long compressFactor) {}

  /**
   * The rate of a charge.
   *
   * @param connectFee of the rate, whether or not this charge bears it
   * @param timingId refers to {@link EventCost#timings}
   * @param ratesId refers to {@link EventCost#rates}
   * @param ratingFiltersId refers to {@link EventCost#ratingFilters}
   */
  public record Rating(
      Amount connectFee,
      String roundingMethod,
      int roundingDecimals,
      Amount maxCost,
      String maxCostStrategy,
      String timingId,
      String ratesId,
      String ratingFiltersId) {}

  /**
   * How a rate was found.
   *
   * @param subject the key of the profile that matched, as clients see it
   */
  public record RatingFilter(
      String destinationId, String destinationPrefix, String ratingPlanId, String subject) {}
}
