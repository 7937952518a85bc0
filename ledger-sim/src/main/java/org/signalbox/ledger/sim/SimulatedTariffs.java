package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.core.Amount;
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

/** The tariffs of a simulation: each has one price a unit before noon and another after it. */
final class SimulatedTariffs {

  static final String TENANT = "B";
  static final String CATEGORY = "data";

  private static final LocalTime NOON = LocalTime.NOON;
  private static final Instant LONG_AGO = Instant.parse("2014-01-14T00:00:00Z");

  /** The prices of a tariff, beside the tariff itself: the model does not look into that. */
  private record Priced(Tariff tariff, BigDecimal morning, BigDecimal afternoon) {}

  private static final Map<String, Priced> BY_HASH = new LinkedHashMap<>();

  static {
    add("0.5", "0.0003");
    add("0.07", "1.25");
  }

  private SimulatedTariffs() {}

  private static void add(String morning, String afternoon) {
    RatingPlan plan =
        new RatingPlan("RP", List.of(line(LocalTime.MIN, morning), line(NOON, afternoon)));
    RatingProfile everyone =
        new RatingProfile(
            new RatingProfile.Key(TENANT, CATEGORY, RatingProfile.ANY_SUBJECT),
            List.of(new RatingProfile.Activation(LONG_AGO, "RP", List.of())));
    Tariff tariff =
        Tariff.empty()
            .with(
                new TariffChange(
                    List.of(), List.of(plan), List.of(everyone), Set.of(), Set.of(), Set.of()));
    BY_HASH.put(
        tariff.version(), new Priced(tariff, new BigDecimal(morning), new BigDecimal(afternoon)));
  }

  private static RatingPlan.Binding line(LocalTime from, String rate) {
    TreeSet<Integer> every = new TreeSet<>();
    RateSlot slot = new RateSlot(Amount.ZERO, Amount.of(rate), 1, 1, 0);
    RateTerms terms =
        new RateTerms(
            "R", List.of(slot), RoundingMethod.UP, "*up", 4, Amount.ZERO, MaxCostStrategy.NONE);
    Timing timing = new Timing("FROM_" + from, every, every, every, every, from);
    return new RatingPlan.Binding(Destination.ANY, timing, BigDecimal.TEN, terms);
  }

  static List<Tariff> all() {
    return BY_HASH.values().stream().map(Priced::tariff).toList();
  }

  static Optional<Tariff> tariff(String hash) {
    return Optional.ofNullable(BY_HASH.get(hash)).map(Priced::tariff);
  }

  /** What a unit costs at a moment. */
  static BigDecimal price(String hash, ZonedDateTime moment) {
    Priced priced = BY_HASH.get(hash);
    if (priced == null) {
      throw new IllegalStateException("the simulation knows no tariff " + hash);
    }
    return moment.toLocalTime().isBefore(NOON) ? priced.morning : priced.afternoon;
  }
}
