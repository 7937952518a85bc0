package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Ledgers.restored;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that the ledger keeps, on random commands. */
class LedgerLawsTest {

  private static final int STEPS = 150;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  static LongStream fewSeeds() {
    return LongStream.rangeClosed(1, 5);
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(1, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void shouldAgreeWithAModelThatCountsSingleIncrements(long seed) {
    // Given
    RandomCharging random = new RandomCharging(seed);

    // When
    for (int step = 0; step < STEPS; step++) {
      RandomCharging.Step taken = random.step();

      // Then
      assertThat(taken.found())
          .as("seed %d, step %d: %s", seed, step, taken.what())
          .isEqualTo(taken.expected());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldComeToTheSameStateFromTheLog(long seed) {
    // Given
    RandomCharging random = new RandomCharging(seed);
    for (int step = 0; step < STEPS; step++) {
      random.step();
    }
    LedgerShard replayed = new LedgerShard(random.tariffs());

    // When
    List<Execution> executions = new ArrayList<>();
    for (byte[] logged : random.log()) {
      executions.add(replayed.execute(LedgerCommandDecoder.decode(logged)));
    }

    // Then
    assertThat(executions).as("seed %d", seed).isEqualTo(random.executions());
    assertThat(replayed.stateHash()).as("seed %d", seed).isEqualTo(random.shard().stateHash());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldGoOnFromAnImageAsIfNothingHadHappened(long seed) {
    // Given
    RandomCharging random = new RandomCharging(seed);
    for (int step = 0; step < STEPS / 2; step++) {
      random.step();
    }
    LedgerShard restored = restored(random.shard(), random.tariffs());
    int logged = random.log().size();
    assertThat(restored.stateHash()).isEqualTo(random.shard().stateHash());
    for (int step = 0; step < STEPS / 2; step++) {
      random.step();
    }

    // When
    List<Execution> executions = new ArrayList<>();
    for (byte[] octets : random.log().subList(logged, random.log().size())) {
      executions.add(restored.execute(LedgerCommandDecoder.decode(octets)));
    }

    // Then
    assertThat(executions)
        .as("seed %d", seed)
        .isEqualTo(random.executions().subList(logged, random.log().size()));
    assertThat(restored.stateHash()).as("seed %d", seed).isEqualTo(random.shard().stateHash());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldBecomeTheSameStateFromWhatChangedSinceEarlierImages(long seed) {
    // Given
    RandomCharging random = new RandomCharging(seed);
    LedgerImageDecoder decoder = new LedgerImageDecoder();
    LedgerImage before = random.shard().image();
    LedgerImageEncoder.chunks(before).forEachRemaining(decoder::accept);

    // When
    for (int step = 1; step <= STEPS; step++) {
      random.step();
      if (step % 30 == 0) {
        decoder.amend();
        LedgerImage now = random.shard().image();
        LedgerImageEncoder.changes(now, before).forEachRemaining(decoder::accept);
        before = now;
      }
    }
    LedgerShard restored = LedgerShard.restore(decoder.finish(), random.tariffs());

    // Then
    assertThat(restored.stateHash()).as("seed %d", seed).isEqualTo(random.shard().stateHash());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void shouldTellNothingOfWhatDidNotChange(long seed) {
    // Given
    RandomCharging random = new RandomCharging(seed);
    for (int step = 0; step < STEPS; step++) {
      random.step();
    }
    LedgerImage before = random.shard().image();

    // When
    List<byte[]> chunks = new ArrayList<>();
    LedgerImageEncoder.changes(random.shard().image(), before).forEachRemaining(chunks::add);

    // Then: the head and the end.
    assertThat(chunks).as("seed %d", seed).hasSize(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void shouldChangeNothingWhenTheLastRequestIsSentAgain(long seed) {
    RandomCharging random = new RandomCharging(seed);
    for (int step = 0; step < STEPS; step++) {
      // Given
      random.step();
      byte[] last = random.log().getLast();
      LedgerCommand command = LedgerCommandDecoder.decode(last);
      if (command.key().isEmpty()) {
        continue;
      }
      String before = random.shard().stateHash();

      // When
      Execution again = random.shard().execute(command);

      // Then
      assertThat(again)
          .as("seed %d, step %d: %s", seed, step, command)
          .isEqualTo(new Execution(random.executions().getLast().reply(), List.of()));
      assertThat(random.shard().stateHash()).as("seed %d, step %d", seed, step).isEqualTo(before);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldHaveEntriesThatAddUpToEveryBalance(long seed) {
    // Given
    RandomCharging random = new RandomCharging(seed);

    // When
    for (int step = 0; step < STEPS; step++) {
      random.step();
    }

    // Then
    random
        .shard()
        .image()
        .allAccounts()
        .forEach(account ->
            account
                .balances()
                .forEach(balance ->
                    assertThat(random.entries(account.id(), balance.serial()))
                        .as("seed %d, %s %s", seed, account.id(), balance)
                        .isEqualByComparingTo(balance.value().value())));
    assertThat(random.balancesWithEntries()).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldHaveAllThatCameInInBalancesHeldDebitedOrLapsed(long seed) {
    RandomCharging random = new RandomCharging(seed);
    for (int step = 0; step < STEPS; step++) {
      // When
      random.step();

      // Then
      LedgerImage image = random.shard().image();
      image
          .totals()
          .forEach((kind, totals) -> {
            assertThat(totals.issued())
                .as("seed %d, %s", seed, kind)
                .isEqualByComparingTo(
                    totals
                        .inBalances()
                        .add(totals.held())
                        .add(totals.debited())
                        .add(totals.lapsed()));
            assertThat(inBalances(image, kind))
                .as("seed %d, %s in balances", seed, kind)
                .isEqualByComparingTo(totals.inBalances());
            assertThat(held(image, kind))
                .as("seed %d, %s held", seed, kind)
                .isEqualByComparingTo(totals.held());
          });
    }
  }

  private static BigDecimal inBalances(LedgerImage image, String kind) {
    return image
        .allAccounts()
        .flatMap(account -> account.balances().stream())
        .filter(balance -> balance.tor().text().equals(kind))
        .map(balance -> balance.value().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal held(LedgerImage image, String kind) {
    return image
        .allSessions()
        .flatMap(session -> session.parts().stream())
        .flatMap(part -> part.held().stream())
        .filter(draw -> draw.source().kind().equals(kind))
        .map(draw -> draw.amount().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
