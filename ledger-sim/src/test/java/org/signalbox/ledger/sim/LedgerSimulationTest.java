package org.signalbox.ledger.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger through thousands of crashes; see {@link LedgerSimulation}. */
class LedgerSimulationTest {

  /** Further seeds by command: {@code signalbox ledger simulate --seeds A..B}. */
  private static final int SEEDS = 100;

  private static final long STEPS = 10_000;

  private SimulationDatabase database;

  @BeforeEach
  void open() {
    database = SimulationDatabase.open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldLoseAndDoubleNothing() {
    // When
    SimulationCounts counts = SimulationCounts.NONE;
    for (long seed = 1; seed <= SEEDS; seed++) {
      counts = counts.plus(new LedgerSimulation(seed, database.database()).run(STEPS));
    }

    // Then
    assertThat(counts.steps()).isEqualTo(SEEDS * STEPS);
    assertThat(counts.powerLosses()).as("power losses").isGreaterThan(1_500);
    assertThat(counts.kills()).as("kills").isGreaterThan(1_500);
    assertThat(counts.failedSyncs()).as("failed syncs").isGreaterThan(500);
    assertThat(counts.snapshots()).as("snapshots").isGreaterThan(3_000);
    assertThat(counts.repeats()).as("repeats").isGreaterThan(50_000);
    assertThat(counts.fullRefusals()).as("refusals on a full disk").isGreaterThan(5_000);
    assertThat(counts.cdrs()).as("CDRs").isGreaterThan(10_000);
  }

  @Test
  void shouldGoTheSameWayForTheSameSeed() {
    // Given
    SimulationCounts first = new LedgerSimulation(7, database.database()).run(5_000);

    // When
    SimulationCounts again = new LedgerSimulation(7, database.database()).run(5_000);

    // Then
    assertThat(again).isEqualTo(first);
  }
}
