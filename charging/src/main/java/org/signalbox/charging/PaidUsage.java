package org.signalbox.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Series;
import org.signalbox.ledger.SessionPart;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedSpan;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.RateMatch;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;

/**
 * Lays out who paid for the usage of a part, from its draws: each stretch of usage under its price,
 * cut into increments, each with the balance that paid where it begins.
 *
 * <p>For display. What was charged is said by the ledger and is not made from this. Used once, by
 * one thread.
 */
public final class PaidUsage {

  private final PartTerms terms;
  private final Tariff tariff;
  private final List<PriceTurn> turns;
  private final List<PaidSpan> spans = new ArrayList<>();

  private PaidUsage(PartTerms terms, Tariff tariff, List<PriceTurn> turns) {
    this.terms = terms;
    this.tariff = tariff;
    this.turns = turns;
  }

  /**
   * The spans.
   *
   * @param tariff by which the part was priced
   * @param draws in order, without gaps
   */
  public static List<PaidSpan> of(PartTerms terms, Tariff tariff, List<Draw> draws) {
    return of(new PaidUsage(terms, tariff, List.of()), draws);
  }

  /** The spans of what paid for a part. */
  static List<PaidSpan> of(PartTerms terms, Tariff tariff, SessionPart part) {
    return of(new PaidUsage(terms, tariff, part.turns()), part.spent());
  }

  private static List<PaidSpan> of(PaidUsage usage, List<Draw> draws) {
    Optional<Draw> fee = Optional.empty();
    int at = 0;
    while (at < draws.size()) {
      Draw first = draws.get(at);
      if (first.series() instanceof Series.ConnectFee) {
        fee = Optional.of(first);
        at++;
        continue;
      }
      int end = at + 1;
      while (end < draws.size() && draws.get(end).series().equals(first.series())) {
        end++;
      }
      usage.stretch(draws.subList(at, end), fee);
      fee = Optional.empty();
      at = end;
    }
    return usage.spans;
  }

  private void stretch(List<Draw> draws, Optional<Draw> fee) {
    Draw first = draws.getFirst();
    long until = draws.getLast().to();
    if (until <= first.from()) {
      return;
    }
    PricedUsage priced = priced(first.series(), until);
    for (int i = 0; i < priced.spans().size(); i++) {
      PricedSpan span = priced.spans().get(i);
      if (span.end() <= first.from()) {
        continue;
      }
      List<PaidSpan.Increment> increments = new ArrayList<>();
      if (spans.isEmpty() && first.from() == 0) {
        increments.add(connectFee(priced, first, fee));
      }
      increments(span, draws, increments);
      if (!increments.isEmpty()) {
        spans.add(new PaidSpan(priced, i, increments));
      }
    }
  }

  private static PaidSpan.Increment connectFee(PricedUsage priced, Draw first, Optional<Draw> fee) {
    Amount amount =
        fee.map(Draw::amount).orElse(first.isMoney() ? priced.connectFee() : Amount.ZERO);
    Optional<Draw> payer = amount.signum() == 0 ? Optional.empty() : fee.or(() -> payer(first));
    return new PaidSpan.Increment(0, amount, payer, amount, 1);
  }

  /** Every increment is paid by the draw in which it begins. */
  private static void increments(PricedSpan span, List<Draw> draws, List<PaidSpan.Increment> into) {
    long step = span.slot().rateIncrement();
    boolean isMoney = draws.getFirst().isMoney();
    Amount cost = isMoney ? span.incrementCost() : Amount.ZERO;
    long before = Math.max(0, draws.getFirst().from() - span.offset());
    long at = span.offset() + Math.ceilDiv(before, step) * step;
    for (int i = 0; i < draws.size(); i++) {
      Draw draw = draws.get(i);
      boolean isLast = i == draws.size() - 1;
      long end = isLast ? span.end() : Math.min(span.end(), draw.to());
      if (end <= at) {
        continue;
      }
      long count = Math.ceilDiv(end - at, step);
      Amount taken = isMoney ? cost : units(step, draw.series());
      into.add(new PaidSpan.Increment(step, cost, payer(draw), taken, count));
      at += count * step;
    }
  }

  private static Optional<Draw> payer(Draw draw) {
    return draw.source().serial() == Draw.Source.NOBODY ? Optional.empty() : Optional.of(draw);
  }

  private static Amount units(long usage, Series series) {
    Amount factor =
        switch (series) {
          case Series.Steps steps -> steps.factor();
          case Series.Increments increments -> increments.factor();
          case Series.Money _, Series.ConnectFee _, Series.Unpaid _ -> Amount.of(1);
        };
    return Amount.of(
        BigDecimal.valueOf(usage)
            .divide(factor.value(), Amount.QUANTUM_SCALE, RoundingMode.HALF_UP));
  }

  private PricedUsage priced(Series series, long until) {
    return switch (series) {
      case Series.Money money -> byTariff(money.subject(), money.anchor(), until);
      case Series.Increments increments ->
          byTariff(increments.subject(), increments.anchor(), until);
      case Series.Steps steps -> free(steps.step(), steps.anchor(), until);
      case Series.ConnectFee _, Series.Unpaid _ -> byTariff("", series.anchor(), until);
    };
  }

  private PricedUsage byTariff(String subject, long anchor, long until) {
    PriceQuery query = query(subject, anchor, until);
    boolean isFixed = subject.isEmpty() && terms.pricing() instanceof Pricing.Fixed;
    return !isFixed && tariff.priceFrom(query, anchor) instanceof PricedUsage priced
        ? priced
        : free(1, anchor, until);
  }

  /** Units in steps, and usage whose price the client brought: without a rate to show. */
  private PricedUsage free(long step, long anchor, long until) {
    RateTerms rate =
        new RateTerms(
            "",
            List.of(new RateSlot(Amount.ZERO, Amount.ZERO, step, step, 0)),
            org.signalbox.rating.RoundingMethod.NONE,
            "",
            0,
            Amount.ZERO,
            MaxCostStrategy.NONE);
    RateMatch match =
        new RateMatch(
            new RatingProfile.Key(terms.account().tenant(), terms.category(), subject()),
            "",
            "",
            "",
            Timing.ANY,
            BigDecimal.ZERO);
    long increments = Math.ceilDiv(until - anchor, step);
    PricedSpan span = new PricedSpan(match, rate, rate.slots().getFirst(), anchor, increments);
    return new PricedUsage(query("", anchor, until), anchor, List.of(span), Amount.ZERO);
  }

  private PriceQuery query(String subject, long anchor, long until) {
    return new PriceQuery(
        terms.tor(),
        terms.account().tenant(),
        terms.category(),
        subject.isEmpty() ? subject() : subject,
        terms.destination(),
        PriceTurn.startOf(terms, turns, anchor),
        until);
  }

  private String subject() {
    return switch (terms.pricing()) {
      case Pricing.ByTariff byTariff -> byTariff.subject();
      case Pricing.Fixed _ -> "";
    };
  }
}
