package org.signalbox.ocs.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.signalbox.core.Amount;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

/** Tariffs of tests: a price for everything in a category, to any number. */
final class TestTariffs {

  private static final Instant LONG_AGO = Instant.parse("2014-01-14T00:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private Tariff tariff = Tariff.empty();

  /** So much for each unit, billed by increments; time in nanoseconds. */
  TestTariffs price(String category, String rate, long unit, long increment) {
    return plan(
        category,
        List.of(
            new RatingPlan.Binding("*any", Timing.ANY, weight(), terms(rate, unit, increment))));
  }

  TestTariffs perMinute(String category, String rate) {
    return price(category, rate, 60 * SECOND, 60 * SECOND);
  }

  TestTariffs perSecond(String category, String rate) {
    return price(category, rate, SECOND, SECOND);
  }

  TestTariffs perGigabyte(String category, String rate) {
    return price(category, rate, 1_000_000_000L, 1);
  }

  TestTariffs each(String category, String rate) {
    return price(category, rate, 1, 1);
  }

  TestTariffs plan(String category, List<RatingPlan.Binding> bindings) {
    RatingPlan plan = new RatingPlan("RP_" + category, bindings);
    List<RatingProfile> profiles = new ArrayList<>();
    profiles.add(
        new RatingProfile(
            new RatingProfile.Key(TestMap.TENANT, category, RatingProfile.ANY_SUBJECT),
            List.of(new RatingProfile.Activation(LONG_AGO, plan.id(), List.of()))));
    tariff =
        tariff.with(
            new TariffChange(List.of(), List.of(plan), profiles, Set.of(), Set.of(), Set.of()));
    return this;
  }

  static BigDecimal weight() {
    return BigDecimal.TEN;
  }

  static RateTerms terms(String rate, long unit, long increment) {
    return new RateTerms(
        "R",
        List.of(new RateSlot(Amount.ZERO, Amount.of(rate), unit, increment, 0)),
        RoundingMethod.UP,
        RoundingMethod.UP.text(),
        4,
        Amount.ZERO,
        MaxCostStrategy.NONE);
  }

  Tariff tariff() {
    return tariff;
  }
}
