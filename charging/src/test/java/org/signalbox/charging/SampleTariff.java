package org.signalbox.charging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.signalbox.core.Amount;
import org.signalbox.core.UsageText;
import org.signalbox.rating.Destination;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

/**
 * Tariffs for tests: each category has one plan, each plan one rate for the mobiles of the posts.
 */
public final class SampleTariff {

  private static final String MOBILE = "Dest_AU_Mobile";
  private static final Instant LONG_AGO = Instant.parse("2014-01-14T00:00:00Z");

  private SampleTariff() {}

  /** 22 a minute, billed by the minute, in the category {@code call}. */
  public static Tariff ofThePosts() {
    return with(Tariff.empty(), "call", minutes("22"));
  }

  /** The tariff with a price list for mobiles in a category; the last one set counts. */
  public static Tariff with(Tariff before, String category, RateTerms terms) {
    return with(before, category, List.of(binding(Timing.ANY, "10", terms)));
  }

  /** The tariff with a plan for mobiles in a category. */
  public static Tariff with(Tariff before, String category, List<RatingPlan.Binding> bindings) {
    RatingPlan plan = new RatingPlan("RP_" + category, bindings);
    List<RatingProfile> profiles = new ArrayList<>();
    for (String tenant : List.of("cgrates.org", "other.org")) {
      profiles.add(
          new RatingProfile(
              new RatingProfile.Key(tenant, category, RatingProfile.ANY_SUBJECT),
              List.of(new RatingProfile.Activation(LONG_AGO, plan.id(), List.of()))));
    }
    return before.with(
        new TariffChange(
            List.of(new Destination(MOBILE, List.of("614"))),
            List.of(plan),
            profiles,
            Set.of(),
            Set.of(),
            Set.of()));
  }

  public static RatingPlan.Binding binding(Timing timing, String weight, RateTerms terms) {
    return new RatingPlan.Binding(MOBILE, timing, new BigDecimal(weight), terms);
  }

  public static RateTerms minutes(String rate) {
    return terms(rate, "60s", RoundingMethod.UP, 4);
  }

  public static RateTerms seconds(String rate) {
    return terms(rate, "1s", RoundingMethod.UP, 4);
  }

  /** A rate per increment. */
  public static RateTerms terms(
      String rate, String increment, RoundingMethod method, int decimals) {
    long each = UsageText.parse(increment);
    return new RateTerms(
        "R",
        List.of(new RateSlot(Amount.ZERO, Amount.of(rate), each, each, 0)),
        method,
        method.text(),
        decimals,
        Amount.ZERO,
        MaxCostStrategy.NONE);
  }

  /** A rate per minute after whose cap the rest of the call is free. */
  public static RateTerms free(String rate, String cap) {
    RateTerms terms = minutes(rate);
    return new RateTerms(
        terms.rateId(),
        terms.slots(),
        terms.roundingMethod(),
        terms.roundingMethodText(),
        terms.roundingDecimals(),
        Amount.of(cap),
        MaxCostStrategy.FREE);
  }
}
