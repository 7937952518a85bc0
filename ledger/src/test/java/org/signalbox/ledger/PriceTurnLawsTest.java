package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.slot;
import static org.signalbox.ledger.PriceLists.withFee;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;

/** However often the price turns, a part costs the sum of its stretches, each at its own price. */
class PriceTurnLawsTest {

  private static final int CREDIT = 1_000_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void shouldCostTheSumOfItsStretches(long seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    LedgerShard shard =
        charging(
            PriceLists.byTime(
                Map.of(
                    LocalTime.MIDNIGHT,
                    withFee("5", slot("2", "1", "1")),
                    LocalTime.of(13, 0),
                    withFee("5", slot("3", "1", "1")))),
            ALICE);
    shard.execute(change(ALICE, money("" + CREDIT)));
    Caller data = Caller.of(shard, "data", Caller.using(TypeOfRecord.DATA, ALICE, ""));
    data.begin(100);
    long price = 2;
    long expected = 0;
    boolean isUsed = false;

    // When
    for (int i = 0; i < 400; i++) {
      long used = random.nextInt(200);
      Optional<PriceTurn> turn = Optional.empty();
      if (random.nextInt(3) == 0) {
        long before = random.nextLong(used + 1);
        long next = price == 2 ? 3 : 2;
        turn = Optional.of(new PriceTurn(before, momentOf(next)));
        expected += before * price + (used - before) * next;
        price = next;
      } else {
        expected += used * price;
      }
      isUsed |= used > 0;
      data.send(
          SessionPhase.UPDATE,
          new PartStep.Report(
              used,
              Optional.of(new PartStep.Reserve(1 + random.nextInt(300), 1)),
              false,
              Backing.HELD,
              turn));
    }
    PartOutcome end = data.end(0);

    // Then
    long total = expected + (isUsed ? 5 : 0);
    assertThat(end.charged()).as("seed %d", seed).isEqualTo(Amount.of(total));
    assertThat(money(shard, ALICE)).as("seed %d", seed).isEqualTo("" + (CREDIT - total));
  }

  private static ZonedDateTime momentOf(long price) {
    return (price == 2 ? NOON : NOON.plusSeconds(3_600)).atZone(ZoneOffset.UTC);
  }
}
