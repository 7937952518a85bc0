package org.signalbox.ledger.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The session layer through crashes of its ledger and of its process; see {@link DoorOracle}. */
class SessionSimulationTest {

  /** Further seeds by command: {@code signalbox ledger simulate --sessions yes --seeds A..B}. */
  private static final int SEEDS = 4;

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
  void shouldCountWhatDoorsReportOnceAndTellThemWhatTheLedgerAnswered() {
    // When
    SimulationCounts counts = SimulationCounts.NONE;
    for (long seed = 1; seed <= SEEDS; seed++) {
      counts = counts.plus(LedgerSimulation.ofSessions(seed, database.database()).run(STEPS));
    }

    // Then
    assertThat(counts.crashes()).as("crashes").isGreaterThan(200);
    assertThat(counts.doorAnswers()).as("answers to doors").isGreaterThan(1_300);
    assertThat(counts.repeats()).as("repeats").isGreaterThan(1_000);
    assertThat(counts.cdrs()).as("CDRs").isGreaterThan(1_000);
  }

  @Test
  void shouldGoTheSameWayForTheSameSeed() {
    // Given
    SimulationCounts first = LedgerSimulation.ofSessions(7, database.database()).run(3_000);

    // When
    SimulationCounts again = LedgerSimulation.ofSessions(7, database.database()).run(3_000);

    // Then
    assertThat(again).isEqualTo(first);
  }
}
