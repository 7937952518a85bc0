package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.BalanceSpecs.cash;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.core.Amount;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** However a call is split into reports, it costs what the whole call costs. */
class SplitLawsTest {

  private static final int CALLS = 12;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldChargeTheSameHoweverACallIsSplit(long seed) {
    Random random = new Random(seed);
    Tariff tariff = tariff(random);
    LedgerShard shard = Caller.charging(tariff, ALICE);
    shard.execute(
        change(
            ALICE,
            cash("a").weighing(20).holding("" + random.nextInt(30)),
            cash("b").weighing(10).holding("" + random.nextInt(30)),
            money("1000")));
    for (int call = 0; call < CALLS; call++) {
      // Given
      List<Long> reports = reports(random);
      long total = reports.stream().mapToLong(Long::longValue).sum();
      Caller caller = Caller.of(shard, "call-" + call, Caller.voice(ALICE, "6140000001"));

      // When
      PartOutcome end = charged(caller, reports, random);

      // Then
      assertThat(end.used()).as("seed %d, call %d", seed, call).isEqualTo(total);
      assertThat(end.charged())
          .as("seed %d, call %d: %s", seed, call, reports)
          .isEqualTo(whole(tariff, total));
    }
  }

  private static PartOutcome charged(Caller caller, List<Long> reports, Random random) {
    caller.begin(1 + random.nextInt(200) * SECOND);
    for (long used : reports.subList(0, reports.size() - 1)) {
      caller.go(used, 1 + random.nextInt(200) * SECOND);
    }
    return caller.end(reports.getLast());
  }

  private static Amount whole(Tariff tariff, long usage) {
    PriceQuery query =
        new PriceQuery(
            TypeOfRecord.VOICE,
            ALICE.tenant(),
            "call",
            ALICE.account(),
            "6140000001",
            NOON.atZone(ZoneOffset.UTC),
            usage);
    return tariff.price(query) instanceof PricedUsage priced ? priced.callTotal() : Amount.of(-1);
  }

  private static List<Long> reports(Random random) {
    List<Long> reports = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      reports.add(random.nextInt(150) * SECOND + (random.nextBoolean() ? random.nextInt(999) : 0));
    }
    return reports;
  }

  private static Tariff tariff(Random random) {
    List<RateSlot> slots = new ArrayList<>();
    long start = 0;
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      long increment = List.of(1L, 7L, 30L, 60L).get(random.nextInt(4)) * SECOND;
      slots.add(
          new RateSlot(
              Amount.of(BigDecimal.valueOf(random.nextInt(3) * 5L, 2)),
              Amount.of(BigDecimal.valueOf(random.nextInt(10_000), 4)),
              List.of(1L, 7L, 60L).get(random.nextInt(3)) * SECOND,
              increment,
              start));
      start += increment * (1 + random.nextInt(5));
    }
    boolean isRounded = random.nextBoolean();
    return PriceLists.bySubject(
        Map.of(
            "*any",
            new RateTerms(
                "R",
                slots,
                isRounded ? RoundingMethod.UP : RoundingMethod.NONE,
                isRounded ? "*up" : "",
                isRounded ? 4 : 0,
                Amount.ZERO,
                MaxCostStrategy.NONE)));
  }
}
