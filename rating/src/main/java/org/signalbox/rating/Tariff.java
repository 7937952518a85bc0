package org.signalbox.rating;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.rating.internal.CompiledTariff;
import org.signalbox.rating.internal.PriceHorizon;
import org.signalbox.rating.internal.PriceWalk;
import org.signalbox.rating.internal.Trace;

/**
 * One version of everything that prices a usage: immutable, complete, addressed by its content.
 *
 * <p>Any thread may price; a computation holds one tariff and so sees one version. A version made
 * {@linkplain #with from another} shares with it all that did not change.
 *
 * <p>How a usage is priced:
 *
 * <ol>
 *   <li>the profile of tenant, category and subject, or that of {@code *any} where the subject has
 *       none;
 *   <li>its activation in force at the start; each later one prices the part of the call after it,
 *       with the number matched again;
 *   <li>the longest prefix of the number that the plan has and that has a timing active then;
 *       between destinations that share it the higher weight; without one the plan's {@code *any};
 *   <li>else the activation's fallback subjects in their order, three profiles deep at most;
 *   <li>of the lines with an active timing the highest weight, then the latest start;
 *   <li>each stretch of one rate rounded up to whole increments, the last running over into the
 *       next; the connect fee of the first rate once;
 *   <li>the sum as an exact fraction, quantised once.
 * </ol>
 */
public final class Tariff {

  private static final Tariff EMPTY = new Tariff(CompiledTariff.EMPTY);

  private final CompiledTariff compiled;

  private Tariff(CompiledTariff compiled) {
    this.compiled = compiled;
  }

  /** The tariff that prices nothing. */
  public static Tariff empty() {
    return EMPTY;
  }

  /**
   * The version that this one becomes by a change: removals first, then what is set. Compiles; not
   * for a request's thread.
   */
  public Tariff with(TariffChange change) {
    return new Tariff(compiled.with(change));
  }

  /** Prices a usage. */
  public PriceOutcome price(PriceQuery query) {
    return priceFrom(query, 0);
  }

  /**
   * Prices the part of a usage that is not paid otherwise. Slots and timings count from the start
   * of the call, increments from the anchor; only a part from the very start bears the connect fee.
   *
   * @param anchor usage before the part, 0 to the usage of the query
   */
  public PriceOutcome priceFrom(PriceQuery query, long anchor) {
    return new PriceWalk(compiled, query, Trace.off(), anchor).walk();
  }

  /**
   * When something that goes on is next priced otherwise: by the hour, the day, or another plan.
   *
   * @param query who uses what; its start and usage do not count
   * @param from the moment looked ahead from; its zone decides days and hours
   * @param ahead how far to look, at most a few months
   * @return a moment after {@code from}; empty where the price stays, or there is none now
   */
  public Optional<Instant> nextPriceChange(PriceQuery query, ZonedDateTime from, Duration ahead) {
    return new PriceHorizon(compiled, query, from, from.toInstant().plus(ahead)).next();
  }

  /** Prices a usage and tells how, by the same decisions. */
  public Explanation explain(PriceQuery query) {
    Trace trace = Trace.recording();
    PriceOutcome outcome = new PriceWalk(compiled, query, trace, 0).walk();
    return new Explanation(outcome, trace.steps());
  }

  /**
   * The address of this content: SHA-256 in lower-case hexadecimal digits. Equal content has an
   * equal version, by whichever changes it came about.
   */
  public String version() {
    return compiled.version();
  }

  public Optional<Destination> destination(String id) {
    return compiled.destination(id);
  }

  public Optional<RatingPlan> ratingPlan(String id) {
    return compiled.ratingPlan(id);
  }

  public Optional<RatingProfile> ratingProfile(RatingProfile.Key key) {
    return compiled.ratingProfile(key);
  }

  /** All destinations, in no particular order. */
  public Stream<Destination> destinations() {
    return compiled.destinations();
  }

  /** All rating plans, in no particular order. */
  public Stream<RatingPlan> ratingPlans() {
    return compiled.ratingPlans();
  }

  /** All rating profiles, in no particular order. */
  public Stream<RatingProfile> ratingProfiles() {
    return compiled.ratingProfiles();
  }
}
