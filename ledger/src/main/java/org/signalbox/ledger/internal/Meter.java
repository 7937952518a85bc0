package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Series;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PricedSpan;
import org.signalbox.rating.PricedUsage;

/**
 * Measures usage in value: what a series costs up to some usage, and how much usage some value pays
 * for. Used by the shard's thread for one command.
 *
 * <p>Measures are cumulative. Where there is not enough for all, the largest usage that can be paid
 * is searched by halving, on the same measure that is then charged; increments are never counted
 * one by one.
 */
final class Meter {

  private final PartPricer pricer;

  /** The last question and its answer: the same is asked twice in a row. */
  private @Nullable Series lastSeries;

  private long lastUntil;
  private @Nullable Reading lastReading;

  Meter(PartPricer pricer) {
    this.pricer = pricer;
  }

  /** Prices by these turns from now on. */
  void turned(List<PriceTurn> turns) {
    lastSeries = null;
    lastReading = null;
    pricer.turned(turns);
  }

  /** A measure; or why there is none. */
  sealed interface Reading {

    /**
     * @param value the cumulative measure
     * @param paidUntil the end of the last increment measured
     */
    record Measured(Amount value, long paidUntil) implements Reading {}

    /** No price. */
    record Refused(Refusal reason) implements Reading {}
  }

  /** The measure of a series from its anchor until some usage. */
  Reading measure(Series series, long until) {
    Reading known = lastReading;
    if (known != null && until == lastUntil && series.equals(lastSeries)) {
      return known;
    }
    Reading made = read(series, until);
    lastSeries = series;
    lastUntil = until;
    lastReading = made;
    return made;
  }

  private Reading read(Series series, long until) {
    return switch (series) {
      case Series.Money money -> money(money, until);
      case Series.Steps steps -> steps(steps, until);
      case Series.Increments increments -> increments(increments, until);
      case Series.ConnectFee _, Series.Unpaid _ -> new Reading.Measured(Amount.ZERO, until);
    };
  }

  private Reading money(Series.Money money, long until) {
    return switch (pricer.price(money.subject(), money.anchor(), until)) {
      case PricedUsage priced -> new Reading.Measured(total(priced), priced.billedUsage());
      case PriceOutcome.Refused refused -> new Reading.Refused(refusal(refused));
    };
  }

  private static Reading steps(Series.Steps series, long until) {
    long steps = Math.ceilDiv(until - series.anchor(), series.step());
    if (steps > (Long.MAX_VALUE - series.anchor()) / series.step()) {
      return new Reading.Refused(Refusal.MAX_USAGE_EXCEEDED);
    }
    long usage = steps * series.step();
    return new Reading.Measured(units(usage, series.factor()), series.anchor() + usage);
  }

  private Reading increments(Series.Increments series, long until) {
    return switch (pricer.price(series.subject(), series.anchor(), until)) {
      case PricedUsage priced -> {
        long billed = priced.billedUsage();
        yield new Reading.Measured(units(billed - series.anchor(), series.factor()), billed);
      }
      case PriceOutcome.Refused refused -> new Reading.Refused(refusal(refused));
    };
  }

  private static Amount units(long usage, Amount factor) {
    if (factor.equals(Amount.ONE)) {
      return Amount.of(usage);
    }
    BigDecimal units =
        BigDecimal.valueOf(usage)
            .divide(factor.value(), Amount.QUANTUM_SCALE, RoundingMode.HALF_UP);
    return Amount.of(units);
  }

  /** What the usage costs as calls are charged: capped and rounded where the rate says so. */
  static Amount total(PricedUsage priced) {
    return isPlain(priced) ? priced.cost() : priced.callTotal();
  }

  private static Amount total(PricedUsage priced, long usage) {
    return isPlain(priced) ? priced.costUntil(usage) : priced.until(usage).callTotal();
  }

  private static boolean isPlain(PricedUsage priced) {
    List<PricedSpan> spans = priced.spans();
    for (int i = 0; i < spans.size(); i++) {
      PricedSpan span = spans.get(i);
      if (span.terms().roundingDecimals() > 0
          || span.terms().maxCostStrategy() == MaxCostStrategy.FREE) {
        return false;
      }
    }
    return true;
  }

  /**
   * The largest usage whose measure is not above a value.
   *
   * @param range from usage that is paid already to usage that the value does not pay wholly
   * @return the start of the range where not even the next increment can be paid
   */
  long affordable(Series series, Range range, Amount value) {
    if (series instanceof Series.Money money
        && pricer.price(money.subject(), money.anchor(), range.until())
            instanceof PricedUsage priced) {
      return largest(range, usage -> total(priced, usage).compareTo(value) <= 0);
    }
    return largest(
        range,
        usage ->
            measure(series, usage) instanceof Reading.Measured measured
                && measured.value().compareTo(value) <= 0);
  }

  /**
   * Where a call under a {@code *disconnect} rate ends: behind the increment with which its cost,
   * without the connect fee, reaches the maximum. {@link Long#MAX_VALUE} for nowhere.
   */
  long disconnection(Series.Money money, long until) {
    if (!(pricer.price(money.subject(), money.anchor(), until) instanceof PricedUsage priced)) {
      return Long.MAX_VALUE;
    }
    for (PricedSpan span : priced.spans()) {
      Amount cap = span.terms().maxCost();
      boolean disconnects =
          span.terms().maxCostStrategy() == MaxCostStrategy.DISCONNECT && cap.signum() > 0;
      if (disconnects && !isBelow(priced, span.end(), cap)) {
        long below =
            largest(new Range(span.offset(), span.end()), usage -> isBelow(priced, usage, cap));
        boolean isReachedBefore = !isBelow(priced, span.offset(), cap);
        return isReachedBefore ? span.offset() : endOfIncrement(span, below + 1);
      }
    }
    return Long.MAX_VALUE;
  }

  private static boolean isBelow(PricedUsage priced, long usage, Amount cap) {
    Amount cost = priced.costUntil(usage);
    Amount fee = usage > priced.anchor() ? priced.connectFee() : Amount.ZERO;
    return cost.minus(fee).compareTo(cap) < 0;
  }

  private static long endOfIncrement(PricedSpan span, long usage) {
    long increment = span.slot().rateIncrement();
    return span.offset() + Math.ceilDiv(usage - span.offset(), increment) * increment;
  }

  /** The largest usage of the range, from its start on, that the predicate holds for. */
  private static long largest(Range range, LongPredicate holds) {
    long low = range.from();
    long high = range.until();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The connect fee of a plan for usage from the very start; zero for later usage. */
  Amount connectFee(String subject, Range range) {
    return pricer.price(subject, range.from(), range.until()) instanceof PricedUsage priced
        ? priced.connectFee()
        : Amount.ZERO;
  }

  static Refusal refusal(PriceOutcome.Refused refused) {
    return switch (refused.reason()) {
      case RATING_PLAN_NOT_FOUND -> Refusal.RATING_PLAN_NOT_FOUND;
      case UNAUTHORIZED_DESTINATION -> Refusal.UNAUTHORIZED_DESTINATION;
      case MAX_USAGE_EXCEEDED -> Refusal.MAX_USAGE_EXCEEDED;
      case MAX_COST_EXCEEDED -> Refusal.MAX_COST_EXCEEDED;
      case MAX_INCREMENTS_EXCEEDED -> Refusal.MAX_INCREMENTS_EXCEEDED;
    };
  }

  /**
   * A stretch of usage.
   *
   * @param until not before {@code from}
   */
  record Range(long from, long until) {}
}
