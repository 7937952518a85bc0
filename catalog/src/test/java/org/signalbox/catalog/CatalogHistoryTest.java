package org.signalbox.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.core.Amount;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.rating.Destination;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;
import org.signalbox.testsupport.Seeded;

/**
 * Random histories of changes with a restart after each acknowledged one: what is found again is
 * what was in force.
 */
class CatalogHistoryTest {

  private static final int CHANGES = 25;
  private static final int NAMES = 4;

  private @TempDir Path folder;

  @Seeded
  @Test
  void shouldFindTheVersionInForceAfterARestartAtAnyPointOfItsHistory(SplittableRandom random) {
    // Given
    RandomChanges changes = new RandomChanges(random);
    List<String> lost = new ArrayList<>();
    // When
    for (int i = 0; i < CHANGES; i++) {
      String acknowledged;
      try (TestCatalog catalog = TestCatalog.open(folder)) {
        acknowledged = content(catalog.live.change(live -> changes.next()));
      }
      try (TestCatalog restarted = TestCatalog.open(folder)) {
        String found = content(restarted.live.current());
        if (!found.equals(acknowledged)) {
          lost.add("change " + i + ":\n" + acknowledged + "\n" + found);
        }
      }
    }
    // Then
    assertThat(lost).isEmpty();
  }

  @Test
  void shouldKeepARatingPlanOfManyDestinationsInOneRowOfManyParts() {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    int destinations = 60_000;
    var lines = new TpDestinationRate.Line[destinations];
    for (int i = 0; i < destinations; i++) {
      plan.add(SamplePlans.destination("DESTINATION_NUMBER_" + i, "49" + i));
      lines[i] = SamplePlans.line("DESTINATION_NUMBER_" + i, "Rate_Mobile");
    }
    plan.set(2, SamplePlans.destinationRate("DR_AU", lines));
    String version;
    try (TestCatalog catalog = TestCatalog.open(folder)) {
      version = catalog.load(plan).tariff().version();
    }
    // When
    try (TestCatalog restarted = TestCatalog.open(folder)) {
      // Then
      assertThat(restarted.live.current().tariff().version()).isEqualTo(version);
      assertThat(CallPrice.of(restarted.live.current().tariff(), "4959999", 60)).isEqualTo("22");
    }
  }

  /** Everything of a version, in an order of its own. */
  private static String content(CatalogVersion version) {
    Stream<Stream<String>> kinds =
        Stream.of(
            Stream.of("tariff " + version.tariff().version()),
            version.tariff().destinations().map(String::valueOf),
            version.tariff().ratingPlans().map(String::valueOf),
            version.tariff().ratingProfiles().map(String::valueOf),
            version.profiles().filters().map(String::valueOf),
            version.profiles().attributes().map(String::valueOf),
            version.profiles().chargers().map(String::valueOf),
            version.timings().values().stream().map(String::valueOf));
    return String.join("\n", kinds.flatMap(kind -> kind).sorted().toList());
  }

  /** Sets and removes a few items of each kind, out of few names, so that they often meet. */
  private static final class RandomChanges {

    private final SplittableRandom random;

    RandomChanges(SplittableRandom random) {
      this.random = random;
    }

    CatalogChange next() {
      Set<String> removed = removed();
      return new CatalogChange(
          new TariffChange(
              some(this::destination).stream()
                  .filter(item -> !removed.contains(item.id()))
                  .toList(),
              some(this::ratingPlan).stream().filter(item -> !removed.contains(item.id())).toList(),
              some(this::ratingProfile),
              removed,
              removed,
              Set.of()),
          new ProfileChange(
              some(this::filter),
              some(this::attribute),
              some(this::charger),
              Set.of(),
              Set.of(),
              Set.of()),
          some(this::timing).stream().filter(item -> !removed.contains(item.id())).toList(),
          removed);
    }

    private Set<String> removed() {
      return random.nextInt(3) == 0 ? Set.of(name()) : Set.of();
    }

    private Destination destination() {
      List<String> prefixes = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        prefixes.add("6" + random.nextInt(1_000));
      }
      return new Destination(name(), prefixes);
    }

    private RatingPlan ratingPlan() {
      List<RatingPlan.Binding> bindings = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        BigDecimal weight = Amount.of(BigDecimal.valueOf(random.nextInt(50), 1)).value();
        bindings.add(new RatingPlan.Binding(name(), timing(), weight, terms()));
      }
      return new RatingPlan(name(), bindings);
    }

    private RateTerms terms() {
      RoundingMethod method = List.of(RoundingMethod.values()).get(random.nextInt(4));
      return new RateTerms(
          "RATE",
          List.of(
              new RateSlot(amount(), amount(), 60, random.nextInt(1, 60), 0),
              new RateSlot(amount(), amount(), 1, 1, 60)),
          method,
          method.text(),
          random.nextInt(6),
          amount(),
          List.of(MaxCostStrategy.values()).get(random.nextInt(3)));
    }

    private RatingProfile ratingProfile() {
      return new RatingProfile(
          new RatingProfile.Key("t:" + random.nextInt(2), "call", name()),
          List.of(
              new RatingProfile.Activation(instant(), name(), List.of("a", "b")),
              new RatingProfile.Activation(
                  Instant.parse("2030-01-01T00:00:00Z"), name(), List.of())));
    }

    private FilterProfile filter() {
      return new FilterProfile(
          key(),
          List.of(new FilterProfile.Rule("*string", "~*req.Account", List.of("1001", "1002"))),
          interval());
    }

    private AttributeProfile attribute() {
      return new AttributeProfile(
          key(),
          List.of("*any"),
          List.of(),
          interval(),
          List.of(
              new AttributeProfile.Attribute(
                  List.of("*string:~*req.Account:1001"), "*req.Subject", "*constant", "x;y")),
          random.nextBoolean(),
          BigDecimal.valueOf(random.nextInt(1, 9)));
    }

    private ChargerProfile charger() {
      return new ChargerProfile(
          key(),
          List.of(),
          interval(),
          "*default",
          List.of("*none"),
          BigDecimal.valueOf(random.nextInt(1, 9)));
    }

    private Timing timing() {
      return new Timing(
          name(),
          new TreeSet<>(Set.of(2025 + random.nextInt(3))),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(Set.of(random.nextInt(7))),
          LocalTime.ofSecondOfDay(random.nextInt(86_400)));
    }

    private ActivationInterval interval() {
      return new ActivationInterval(
          random.nextBoolean() ? Optional.empty() : Optional.of(instant()), Optional.empty());
    }

    private Instant instant() {
      return Instant.ofEpochSecond(random.nextInt(2_000_000_000));
    }

    private ProfileKey key() {
      return new ProfileKey("tenant" + random.nextInt(2), name());
    }

    private Amount amount() {
      return Amount.of(BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 10));
    }

    private String name() {
      return "N" + random.nextInt(NAMES);
    }

    private <T> List<T> some(Supplier<T> item) {
      return random.nextInt(3) == 0 ? List.of(item.get()) : List.of();
    }
  }
}
