package org.signalbox.bench.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.signalbox.core.Amount;
import org.signalbox.core.UsageText;
import org.signalbox.rating.Destination;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

/** The tariffs and calls that the benches price. The same on every run. */
public final class BenchTariffs {

  /** Calls priced in turn, so that no bench prices one number alone. A power of two. */
  static final int CALLS = 4096;

  private static final ZonedDateTime START = ZonedDateTime.parse("2025-08-04T13:00:00Z");
  private static final long SEED = 20_250_804;

  private BenchTariffs() {}

  /** The tariff of the posts: mobile, fixed and toll free. */
  public static Tariff ofThePosts() {
    return tariff(
        List.of(
            new Destination("Dest_AU_Fixed", List.of("612", "613", "617", "618")),
            new Destination("Dest_AU_Mobile", List.of("614")),
            new Destination("Dest_AU_TollFree", List.of("6113", "6118"))),
        List.of(
            binding("Dest_AU_Fixed", "14", "60s"),
            binding("Dest_AU_Mobile", "22", "60s"),
            binding("Dest_AU_TollFree", "25", "60s")));
  }

  /** One rate per second for every number. */
  static Tariff bySecond() {
    return tariff(List.of(), List.of(binding(Destination.ANY, "22", "1s")));
  }

  /** A tariff of so many prefixes, each a destination with a rate of its own. */
  static Tariff ofPrefixes(List<String> prefixes) {
    List<Destination> destinations = new ArrayList<>();
    List<RatingPlan.Binding> bindings = new ArrayList<>();
    for (String prefix : prefixes) {
      destinations.add(new Destination("D" + prefix, List.of(prefix)));
      bindings.add(binding("D" + prefix, Integer.toString(prefix.hashCode() & 0xFF), "60s"));
    }
    return tariff(destinations, bindings);
  }

  /** Distinct prefixes of 3 to 9 digits. */
  static List<String> prefixes(int count) {
    Random random = new Random(SEED);
    Set<String> prefixes = new LinkedHashSet<>();
    while (prefixes.size() < count) {
      int length = 3 + random.nextInt(7);
      StringBuilder prefix = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        prefix.append((char) ('0' + random.nextInt(10)));
      }
      prefixes.add(prefix.toString());
    }
    return List.copyOf(prefixes);
  }

  /** Calls of 123 s to numbers under these prefixes. */
  static PriceQuery[] calls(List<String> prefixes) {
    Random random = new Random(SEED + 1);
    PriceQuery[] calls = new PriceQuery[CALLS];
    for (int i = 0; i < CALLS; i++) {
      String prefix = prefixes.get(random.nextInt(prefixes.size()));
      calls[i] = call(prefix + (1000 + random.nextInt(9000)), "123s");
    }
    return calls;
  }

  static PriceQuery call(String destination, String usage) {
    return new PriceQuery(
        TypeOfRecord.VOICE,
        "cgrates.org",
        "call",
        "1001",
        destination,
        START,
        UsageText.parse(usage));
  }

  private static Tariff tariff(List<Destination> destinations, List<RatingPlan.Binding> bindings) {
    RatingProfile profile =
        new RatingProfile(
            new RatingProfile.Key("cgrates.org", "call", RatingProfile.ANY_SUBJECT),
            List.of(new RatingProfile.Activation(Instant.EPOCH, "RP", List.of())));
    return Tariff.empty()
        .with(
            new TariffChange(
                destinations,
                List.of(new RatingPlan("RP", bindings)),
                List.of(profile),
                Set.of(),
                Set.of(),
                Set.of()));
  }

  private static RatingPlan.Binding binding(String destinationId, String rate, String increment) {
    RateSlot slot =
        new RateSlot(
            Amount.ZERO, Amount.of(rate), UsageText.parse("60s"), UsageText.parse(increment), 0);
    RateTerms terms =
        new RateTerms(
            "R" + rate,
            List.of(slot),
            RoundingMethod.UP,
            "*up",
            4,
            Amount.ZERO,
            MaxCostStrategy.NONE);
    return new RatingPlan.Binding(destinationId, Timing.ANY, BigDecimal.TEN, terms);
  }
}
