package org.signalbox.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

/** Small tariffs: a price list for each subject, and destinations that balances name. */
public final class PriceLists {

  private static final Instant LONG_AGO = Instant.parse("2014-01-14T00:00:00Z");

  private PriceLists() {}

  /** One price list for every subject and number. */
  public static Tariff everyone(RateSlot... slots) {
    return bySubject(Map.of("*any", terms(slots)));
  }

  /** One price list a subject, for every number; destinations AU (61), MOBILE (614), NZ (64). */
  public static Tariff bySubject(Map<String, RateTerms> bySubject) {
    List<RatingPlan> plans = new ArrayList<>();
    List<RatingProfile> profiles = new ArrayList<>();
    bySubject.forEach((subject, terms) -> {
      plans.add(
          new RatingPlan(
              "RP_" + subject,
              List.of(new RatingPlan.Binding(Destination.ANY, Timing.ANY, BigDecimal.TEN, terms))));
      profiles.add(
          new RatingProfile(
              new RatingProfile.Key(Ledgers.ALICE.tenant(), "call", subject),
              List.of(new RatingProfile.Activation(LONG_AGO, "RP_" + subject, List.of()))));
    });
    return Tariff.empty()
        .with(
            new TariffChange(
                List.of(
                    new Destination("AU", List.of("61")),
                    new Destination("MOBILE", List.of("614", "615")),
                    new Destination("NZ", List.of("64"))),
                plans,
                profiles,
                Set.of(),
                Set.of(),
                Set.of()));
  }

  public static RateTerms terms(RateSlot... slots) {
    return capped(Amount.ZERO, MaxCostStrategy.NONE, slots);
  }

  public static RateTerms capped(Amount maxCost, MaxCostStrategy strategy, RateSlot... slots) {
    return new RateTerms("R", List.of(slots), RoundingMethod.UP, "*up", 4, maxCost, strategy);
  }

  /** A rate, its unit and its increment, from the start of the call. */
  public static RateSlot slot(String rate, String unit, String increment) {
    return new RateSlot(
        Amount.ZERO, Amount.of(rate), UsageText.parse(unit), UsageText.parse(increment), 0);
  }

  public static RateSlot withFee(String fee, RateSlot slot) {
    return new RateSlot(
        Amount.of(fee),
        slot.rate(),
        slot.rateUnit(),
        slot.rateIncrement(),
        slot.groupIntervalStart());
  }

  /** One price list for everyone, of which each line is in force from its time of day on. */
  public static Tariff byTime(Map<LocalTime, RateSlot> byTime) {
    List<RatingPlan.Binding> lines = new ArrayList<>();
    byTime.forEach((from, slot) ->
        lines.add(
            new RatingPlan.Binding(Destination.ANY, timing(from), BigDecimal.TEN, terms(slot))));
    RatingProfile everyone =
        new RatingProfile(
            new RatingProfile.Key(Ledgers.ALICE.tenant(), "call", "*any"),
            List.of(new RatingProfile.Activation(LONG_AGO, "RP", List.of())));
    return Tariff.empty()
        .with(
            new TariffChange(
                List.of(),
                List.of(new RatingPlan("RP", lines)),
                List.of(everyone),
                Set.of(),
                Set.of(),
                Set.of()));
  }

  private static Timing timing(LocalTime from) {
    TreeSet<Integer> every = new TreeSet<>();
    return new Timing("FROM_" + from, every, every, every, every, from);
  }

  /** A port that knows one tariff. */
  public static TariffPort port(Tariff tariff) {
    return hash -> hash.equals(tariff.version()) ? Optional.of(tariff) : Optional.empty();
  }
}
