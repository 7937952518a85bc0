package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.ledger.LedgerRecord.ActionsRun;
import org.signalbox.ledger.LedgerRecord.EntryPosted;
import org.signalbox.ledger.LedgerRecord.VoucherRedeemed;

/** What holds of plans, triggers and vouchers whatever happens. */
class ActionLawsTest {

  private static final int STEPS = 400;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  private static RandomActions after(long seed, int steps) {
    RandomActions random = new RandomActions(seed);
    for (int step = 0; step < steps; step++) {
      random.step();
    }
    return random;
  }

  private static List<Execution> executed(LedgerShard shard, List<byte[]> log) {
    List<Execution> executions = new ArrayList<>();
    log.forEach(octets -> executions.add(shard.execute(LedgerCommandDecoder.decode(octets))));
    return executions;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldFireAtTheSamePointsWhenTheLogIsReplayed(long seed) {
    // Given
    RandomActions random = after(seed, STEPS);
    LedgerShard replayed = new LedgerShard(RandomActions.TARIFFS);

    // When
    List<Execution> executions = executed(replayed, random.log());

    // Then
    assertThat(executions).as("seed %d", seed).isEqualTo(random.executions());
    assertThat(replayed.stateHash()).as("seed %d", seed).isEqualTo(random.shard().stateHash());
    assertThat(random.records())
        .as("seed %d", seed)
        .anyMatch(record ->
            record instanceof ActionsRun run && run.cause() instanceof ActionCause.TriggerFired);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldGoOnFromAnImageAsIfNothingHadHappened(long seed) {
    // Given
    RandomActions random = after(seed, STEPS / 2);
    int logged = random.log().size();
    LedgerShard restored = Ledgers.restored(random.shard(), RandomActions.TARIFFS);
    for (int step = 0; step < STEPS / 2; step++) {
      random.step();
    }

    // When
    List<Execution> executions =
        executed(restored, random.log().subList(logged, random.log().size()));

    // Then
    assertThat(executions)
        .as("seed %d", seed)
        .isEqualTo(random.executions().subList(logged, random.log().size()));
    assertThat(restored.stateHash()).as("seed %d", seed).isEqualTo(random.shard().stateHash());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldRunAMomentOnceOnEachAccountAndRedeemAVoucherOnce(long seed) {
    // When
    RandomActions random = after(seed, STEPS);

    // Then
    List<String> runs = new ArrayList<>();
    for (LedgerRecord record : random.records()) {
      if (record instanceof ActionsRun run && run.cause() instanceof ActionCause.PlanDue due) {
        runs.add(run.account() + " " + due);
      }
      if (record instanceof VoucherRedeemed redeemed) {
        runs.add(redeemed.voucher().toString());
      }
    }
    assertThat(runs).as("seed %d", seed).doesNotHaveDuplicates().isNotEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldHaveEntriesThatAddUpToEveryBalance(long seed) {
    // When
    RandomActions random = after(seed, STEPS);

    // Then
    Map<String, BigDecimal> sums = new HashMap<>();
    for (LedgerRecord record : random.records()) {
      if (record instanceof EntryPosted entry) {
        String balance = entry.account() + " " + entry.balance().serial();
        BigDecimal sum = sums.merge(balance, entry.change().value(), BigDecimal::add);
        assertThat(sum)
            .as("seed %d, %s", seed, balance)
            .isEqualByComparingTo(entry.balance().value().value());
      } else if (record instanceof LedgerRecord.AccountRemoved removed) {
        sums.keySet().removeIf(balance -> balance.startsWith(removed.account() + " "));
      }
    }
    random.shard().image().totals().values().forEach(KindTotals::check);
  }
}
