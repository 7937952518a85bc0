package org.signalbox.rating;

import static org.signalbox.rating.Tariffs.activationAt;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.change;
import static org.signalbox.rating.Tariffs.destination;
import static org.signalbox.rating.Tariffs.terms;
import static org.signalbox.rating.Tariffs.timing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.signalbox.core.Amount;

/** Random tariffs and calls, the same for the same seed. */
final class PropertyCases {

  static final long SECOND = 1_000_000_000L;

  private static final List<String> ZONES =
      List.of("UTC", "+05:30", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo");
  private static final List<String> STARTS =
      List.of("00:00:00", "02:30:00", "08:00:00", "13:05:00", "18:30:15", "23:59:59");

  private final Random random;

  PropertyCases(long seed) {
    random = new Random(seed);
  }

  /** Two plans for every number, the second from within the day of the calls on. */
  Tariff tariff() {
    List<RatingProfile.Activation> activations = new ArrayList<>();
    activations.add(Tariffs.activation("RP1"));
    if (random.nextBoolean()) {
      activations.add(activationAt("2025-03-30T0" + random.nextInt(10) + ":17:31Z", "RP2"));
    }
    return Tariff.empty()
        .with(
            change(
                List.of(destination("D1", "614", "61"), destination("D2", "614", "6140")),
                List.of(plan("RP1"), plan("RP2")),
                List.of(new RatingProfile(Tariffs.key("*any"), activations))));
  }

  private RatingPlan plan(String id) {
    List<RatingPlan.Binding> bindings = new ArrayList<>();
    for (String destinationId : List.of("D1", "D2", "*any")) {
      bindings.add(binding(destinationId, timing("ALL", "00:00:00"), "5", rate()));
      int timings = random.nextInt(3);
      for (int i = 0; i < timings; i++) {
        String start = STARTS.get(random.nextInt(STARTS.size()));
        Timing timing =
            random.nextBoolean()
                ? timing("T" + i, start)
                : timing("T" + i, start, random.nextInt(7), random.nextInt(7));
        bindings.add(binding(destinationId, timing, "" + (4 + random.nextInt(3)), rate()));
      }
    }
    return new RatingPlan(id, bindings);
  }

  private RateTerms rate() {
    List<RateSlot> slots = new ArrayList<>();
    long start = 0;
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      long increment = (5 + random.nextInt(90)) * (random.nextInt(4) == 0 ? SECOND / 10 : SECOND);
      slots.add(new RateSlot(fee(), price(), unit(), increment, start));
      start += increment * (1 + random.nextInt(400));
    }
    return terms("R" + random.nextInt(1000), slots.toArray(RateSlot[]::new));
  }

  private Amount fee() {
    return Amount.of(BigDecimal.valueOf(random.nextInt(3) * 1234L, 3));
  }

  private Amount price() {
    return switch (random.nextInt(4)) {
      case 0 -> Amount.of(random.nextInt(100));
      case 1 -> Amount.of(BigDecimal.valueOf(random.nextInt(1_000_000), 4));
      case 2 -> Amount.of(BigDecimal.valueOf(random.nextInt(1_000_000_000), 13));
      default -> Amount.of(new BigDecimal("123456789012345678901.0123456789012345"));
    };
  }

  private long unit() {
    return switch (random.nextInt(4)) {
      case 0 -> SECOND;
      case 1 -> 60 * SECOND;
      case 2 -> 7 * SECOND;
      default -> 86_400 * SECOND;
    };
  }

  /** A call on the day of a change of summer time in Europe, or on the days around it. */
  PriceQuery call() {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    ZonedDateTime start =
        Instant.parse("2025-03-28T00:00:00Z")
            .plusSeconds(random.nextInt(4 * 86_400))
            .plusNanos(random.nextInt(3) == 0 ? random.nextInt(1_000_000_000) : 0)
            .atZone(zone);
    String number = List.of("6140123", "6149", "615", "49151", "6140").get(random.nextInt(5));
    return Tariffs.using(usage(), Tariffs.callAt(start, number, "0s"));
  }

  private long usage() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(100) * SECOND;
      case 1 -> random.nextInt(4_000) * SECOND + random.nextInt(1_000_000_000);
      default -> random.nextInt(30_000) * SECOND;
    };
  }

  long below(long bound) {
    return bound <= 0 ? 0 : random.nextLong(bound);
  }

  Random random() {
    return random;
  }
}
