package org.signalbox.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Series;
import org.signalbox.rating.EventCost;
import org.signalbox.rating.MaxCostStrategy;
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

/**
 * Lays out what a part of a session cost and who paid for it, from its draws: each stretch of usage
 * under its price, cut into increments, each increment with the balance that paid where it begins.
 *
 * <p>For display. What was charged is said by the part, and is not made from this. Used once, by
 * one thread.
 */
public final class AccountedPart {

  private final PartTerms terms;
  private final Tariff tariff;
  private final List<AccountedCost.Charge> charges = new ArrayList<>();
  private final Map<String, AccountedCost.BalanceCharge> accounting = new LinkedHashMap<>();
  private final Map<String, EventCost.Rating> ratings = new LinkedHashMap<>();
  private final Map<String, EventCost.RatingFilter> filters = new LinkedHashMap<>();
  private final Map<String, List<RateSlot>> rates = new LinkedHashMap<>();
  private final Map<String, Timing> timings = new LinkedHashMap<>();
  private long billed;

  /**
   * @param tariff by which the part was priced
   */
  public AccountedPart(PartTerms terms, Tariff tariff) {
    this.terms = terms;
    this.tariff = tariff;
  }

  /**
   * The layout.
   *
   * @param draws what paid, in order, without gaps
   * @param total what was charged in money
   * @param account as it was left; empty where it is gone
   */
  public AccountedCost laidOut(
      CdrKey key, List<Draw> draws, Amount total, Optional<Account> account) {
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
      stretch(draws.subList(at, end), fee);
      fee = Optional.empty();
      at = end;
    }
    if (charges.isEmpty()) {
      charges.add(new AccountedCost.Charge("", List.of()));
    }
    EventCost cost =
        new EventCost(
            key.cgrId(),
            key.runId(),
            terms.start(),
            billed,
            total,
            List.of(),
            ratings,
            filters,
            rates,
            timings);
    return new AccountedCost(cost, charges, accounting, account);
  }

  private void stretch(List<Draw> draws, Optional<Draw> fee) {
    Draw first = draws.getFirst();
    long until = draws.getLast().to();
    if (until <= first.from()) {
      return;
    }
    PricedUsage priced = priced(first.series(), until);
    EventCost layout = EventCost.of(priced, "", "");
    ratings.putAll(layout.ratings());
    filters.putAll(layout.ratingFilters());
    rates.putAll(layout.rates());
    timings.putAll(layout.timings());
    boolean isMoney = first.isMoney();
    for (int i = 0; i < priced.spans().size(); i++) {
      PricedSpan span = priced.spans().get(i);
      if (span.end() <= first.from()) {
        continue;
      }
      List<AccountedCost.Increment> increments = new ArrayList<>();
      if (charges.isEmpty()) {
        increments.add(connectFee(priced, first, fee));
      }
      increments(span, draws, isMoney, increments);
      charges.add(new AccountedCost.Charge(layout.charges().get(i).ratingId(), increments));
      billed = Math.max(billed, span.end());
    }
  }

  private AccountedCost.Increment connectFee(PricedUsage priced, Draw first, Optional<Draw> fee) {
    if (fee.isPresent()) {
      Amount amount = fee.get().amount();
      return new AccountedCost.Increment(0, amount, paidBy(fee.get(), amount), 1);
    }
    Amount amount = first.isMoney() ? priced.connectFee() : Amount.ZERO;
    String payer = amount.signum() == 0 ? "" : paidBy(first, amount);
    return new AccountedCost.Increment(0, amount, payer, 1);
  }

  /** Every increment is paid by the draw in which it begins. */
  private void increments(
      PricedSpan span, List<Draw> draws, boolean isMoney, List<AccountedCost.Increment> into) {
    long step = span.slot().rateIncrement();
    Amount cost = isMoney ? span.incrementCost() : Amount.ZERO;
    long at = span.offset();
    for (int i = 0; i < draws.size(); i++) {
      Draw draw = draws.get(i);
      boolean isLast = i == draws.size() - 1;
      long end = isLast ? span.end() : Math.min(span.end(), draw.to());
      if (end <= at) {
        continue;
      }
      long count = Math.ceilDiv(end - at, step);
      Amount taken = isMoney ? cost : units(step, draw.series());
      into.add(new AccountedCost.Increment(step, cost, paidBy(draw, taken), count));
      at += count * step;
    }
  }

  private String paidBy(Draw draw, Amount taken) {
    if (draw.source().serial() == Draw.Source.NOBODY) {
      return "";
    }
    AccountedCost.BalanceCharge charge =
        new AccountedCost.BalanceCharge(
            draw.source().account().toString(),
            BalanceUuid.of(draw.source().account(), draw.source().serial()),
            taken,
            !draw.isMoney());
    for (Map.Entry<String, AccountedCost.BalanceCharge> known : accounting.entrySet()) {
      if (known.getValue().equals(charge)) {
        return known.getKey();
      }
    }
    int mixed = charge.hashCode() * 0x9E3779B9;
    String id = String.format(Locale.ROOT, "%07x", (mixed >>> 4) & 0xFFF_FFFF);
    while (accounting.containsKey(id)) {
      mixed++;
      id = String.format(Locale.ROOT, "%07x", (mixed >>> 4) & 0xFFF_FFFF);
    }
    accounting.put(id, charge);
    return id;
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
    PriceQuery query = query(subject, until);
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
            RoundingMethod.NONE,
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
    return new PricedUsage(query("", until), anchor, List.of(span), Amount.ZERO);
  }

  private PriceQuery query(String subject, long until) {
    return new PriceQuery(
        terms.tor(),
        terms.account().tenant(),
        terms.category(),
        subject.isEmpty() ? subject() : subject,
        terms.destination(),
        terms.start(),
        until);
  }

  private String subject() {
    return switch (terms.pricing()) {
      case Pricing.ByTariff byTariff -> byTariff.subject();
      case Pricing.Fixed _ -> "";
    };
  }
}
