package org.signalbox.charging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;

/** CDRs and queries from a seed, out of few values, so that queries meet CDRs. */
final class RandomCdrs {

  private static final List<String> NAMES = List.of("a", "A", "b%", "b_", "ü", "", "'x", "1001");
  private static final List<String> NUMBERS =
      List.of("6140", "614", "61", "0", "", "6%", "ab", "AB");
  private static final List<String> COSTS =
      List.of(
          "0", "1", "10", "9.99", "0.000000000001", "22", "123456789012345678901234567890", "-1");
  private static final List<String> FIELDS = List.of("Cause", "a.b", "q\"uote", "b\\s", "$x");
  private static final Instant BASE = Instant.parse("2025-08-04T13:00:00Z");

  private final SplittableRandom random;

  RandomCdrs(SplittableRandom random) {
    this.random = random;
  }

  Cdr next(int number) {
    String originId = Integer.toString(number);
    return new Cdr(
        new CdrKey(of(NAMES), CdrKey.cgrIdOf(originId, ""), of(NAMES)),
        new CdrOrigin(originId, of(NAMES), of(NAMES)),
        random.nextBoolean() ? TypeOfRecord.VOICE : TypeOfRecord.SMS,
        of(List.of("*raw", "*rated")),
        new CdrParties(of(NAMES), of(NAMES), of(NAMES), of(NUMBERS)),
        new CdrTimes(
            someTime(), someTime(), ZoneId.of(of(List.of("Z", "+02:00", "Europe/Berlin")))),
        random.nextInt(5) * 30_000_000_000L,
        new TreeMap<>(someFields()),
        of(List.of("", "*cdrs")),
        someCost(),
        of(NAMES),
        false);
  }

  Cdr changed(Cdr cdr) {
    return cdr.priced("*cdrs", someCost(), "");
  }

  CdrQuery query(CdrListModel model) {
    List<CdrCondition> conditions = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      conditions.add(condition(model));
    }
    CdrOrder order = new CdrOrder(of(List.of(CdrOrder.By.values())), random.nextBoolean());
    OptionalInt limit =
        random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(50)) : OptionalInt.empty();
    return new CdrQuery(conditions, order, limit, random.nextInt(3) == 0 ? random.nextInt(20) : 0);
  }

  private CdrCondition condition(CdrListModel model) {
    boolean negated = random.nextBoolean();
    return switch (random.nextInt(9)) {
      case 0 ->
          new CdrCondition.OneOf(
              of(List.of(CdrField.values())), List.of(of(NAMES), of(NAMES), "*raw"), negated);
      case 1 -> new CdrCondition.DestinationPrefix(List.of(of(NUMBERS), of(NUMBERS)), negated);
      case 2 ->
          new CdrCondition.CostOneOf(List.of(Amount.of(of(COSTS)), Amount.of(of(COSTS))), negated);
      case 3 -> new CdrCondition.ExtraField(wantedFields(), negated);
      case 4 -> new CdrCondition.CostRange(someAmount(), someAmount());
      case 5 -> new CdrCondition.IsRated(negated);
      case 6 -> new CdrCondition.UsageRange(someUsage(), someUsage());
      case 7 ->
          new CdrCondition.TimeRange(
              of(List.of(CdrCondition.Time.values())), bound(model), bound(model));
      default -> new CdrCondition.OrderIdRange(someId(model), someId(model));
    };
  }

  private Map<String, String> someFields() {
    Map<String, String> fields = new TreeMap<>();
    for (String name : FIELDS) {
      if (random.nextInt(3) == 0) {
        fields.put(name, of(NAMES));
      }
    }
    return fields;
  }

  private Map<String, String> wantedFields() {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put(of(FIELDS), random.nextBoolean() ? CdrCondition.EXISTS : of(NAMES));
    wanted.put(of(FIELDS), of(NAMES));
    return wanted;
  }

  private CdrCost someCost() {
    String cost = of(COSTS);
    return random.nextInt(4) == 0
        ? CdrCost.unrated()
        : new CdrCost.Rated(Amount.of(cost), "{\"Cost\":" + cost + "}");
  }

  private Optional<Amount> someAmount() {
    return random.nextBoolean() ? Optional.empty() : Optional.of(Amount.of(of(COSTS)));
  }

  private Optional<Long> someUsage() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(random.nextInt(5) * 30_000_000_000L);
  }

  private Optional<Long> someId(CdrListModel model) {
    return random.nextBoolean() ? Optional.empty() : Optional.of(of(model.stored()).orderId());
  }

  private Optional<Instant> someTime() {
    return random.nextInt(5) == 0
        ? Optional.empty()
        : Optional.of(BASE.plusMillis(random.nextInt(6) * 500L));
  }

  private Optional<Instant> bound(CdrListModel model) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(of(model.stored()).createdAt());
      default -> someTime();
    };
  }

  private <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
