package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedSpan;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.RateMatch;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;

/** Prices the usage of one part. Used by the shard's thread for one command. */
final class PartPricer {

  /** Digits before the point of a cost that can still be debited. */
  private static final int INTEGER_DIGITS_MAX = 24;

  private final PartTerms terms;
  private final Tariff tariff;
  private List<PriceTurn> turns = List.of();
  private @Nullable RateTerms fixedTerms;

  /** When the part began; null until a price is asked for. */
  private @Nullable ZonedDateTime start;

  /** The last question and its answer: the same is asked several times in a row. */
  private String lastSubject = "";

  private long lastAnchor;
  private long lastUntil;
  private @Nullable PriceOutcome lastOutcome;

  PartPricer(PartTerms terms, Tariff tariff) {
    this.terms = terms;
    this.tariff = tariff;
  }

  /** Has other moments decide the price from some usages on. */
  void turned(List<PriceTurn> now) {
    turns = now;
    lastOutcome = null;
  }

  /**
   * Prices the usage between two moments of the part.
   *
   * @param subject whose prices; empty for those of the part
   */
  PriceOutcome price(String subject, long anchor, long until) {
    PriceOutcome known = lastOutcome;
    if (known != null
        && anchor == lastAnchor
        && until == lastUntil
        && subject.equals(lastSubject)) {
      return known;
    }
    PriceOutcome made = make(subject, anchor, until);
    lastSubject = subject;
    lastAnchor = anchor;
    lastUntil = until;
    lastOutcome = made;
    return made;
  }

  private PriceOutcome make(String subject, long anchor, long until) {
    PriceOutcome outcome =
        switch (terms.pricing()) {
          case Pricing.Fixed fixed when subject.isEmpty() -> fixed(fixed, anchor, until);
          case Pricing.Fixed _ -> tariff.priceFrom(query(subject, anchor, until), anchor);
          case Pricing.ByTariff own ->
              tariff.priceFrom(
                  query(subject.isEmpty() ? own.subject() : subject, anchor, until), anchor);
        };
    return outcome instanceof PricedUsage priced ? countable(priced) : outcome;
  }

  private static PriceOutcome countable(PricedUsage priced) {
    return priced.cost().integerDigits() > INTEGER_DIGITS_MAX
        ? new PriceOutcome.Refused(PriceOutcome.Refusal.MAX_COST_EXCEEDED)
        : priced;
  }

  private PriceQuery query(String subject, long anchor, long until) {
    return new PriceQuery(
        terms.tor(),
        terms.account().tenant(),
        terms.category(),
        subject,
        terms.destination(),
        turns.isEmpty() ? start() : PriceTurn.startOf(terms, turns, anchor),
        until);
  }

  private ZonedDateTime start() {
    ZonedDateTime made = start == null ? terms.start() : start;
    start = made;
    return made;
  }

  private PriceOutcome fixed(Pricing.Fixed fixed, long anchor, long until) {
    RateTerms rate = fixedTerms == null ? fixedTerms(fixed) : fixedTerms;
    fixedTerms = rate;
    PriceQuery query = query("", anchor, until);
    long increments = Math.ceilDiv(until - anchor, fixed.increment());
    if (increments > (Long.MAX_VALUE - anchor) / fixed.increment()) {
      return new PriceOutcome.Refused(PriceOutcome.Refusal.MAX_USAGE_EXCEEDED);
    }
    if (increments == 0) {
      return new PricedUsage(query, anchor, List.of(), Amount.ZERO);
    }
    RateMatch match =
        new RateMatch(
            new RatingProfile.Key(terms.account().tenant(), terms.category(), ""),
            "",
            "",
            "",
            Timing.ANY,
            BigDecimal.ZERO);
    if (isTooMuch(fixed, increments)) {
      return new PriceOutcome.Refused(PriceOutcome.Refusal.MAX_COST_EXCEEDED);
    }
    PricedSpan span = new PricedSpan(match, rate, rate.slots().getFirst(), anchor, increments);
    PricedUsage unpriced = new PricedUsage(query, anchor, List.of(span), Amount.ZERO);
    return new PricedUsage(query, anchor, List.of(span), unpriced.costUntil(until));
  }

  /** Whether the cost may be beyond what amounts can be; asked before it is one. */
  private static boolean isTooMuch(Pricing.Fixed fixed, long increments) {
    BigDecimal cost =
        fixed
            .rate()
            .value()
            .multiply(BigDecimal.valueOf(increments * fixed.increment()))
            .divide(BigDecimal.valueOf(fixed.unit()), 0, RoundingMode.UP);
    return cost.precision() > INTEGER_DIGITS_MAX;
  }

  private static RateTerms fixedTerms(Pricing.Fixed fixed) {
    return new RateTerms(
        "",
        List.of(new RateSlot(fixed.connectFee(), fixed.rate(), fixed.unit(), fixed.increment(), 0)),
        RoundingMethod.NONE,
        "",
        0,
        Amount.ZERO,
        MaxCostStrategy.NONE);
  }
}
