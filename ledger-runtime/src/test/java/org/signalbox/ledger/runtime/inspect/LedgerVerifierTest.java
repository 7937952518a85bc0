package org.signalbox.ledger.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerClockPort;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerNode;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.LedgerSubmission;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.ledger.runtime.history.HistoryConfig;
import org.signalbox.ledger.runtime.history.HistoryProjector;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.rating.Tariff;

class LedgerVerifierTest {

  private static final LedgerConfig CONFIG =
      new LedgerConfig(
          new JournalConfig(8 << 10, 4 << 10, 1),
          100,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          10,
          50,
          1_000,
          Optional.empty());

  @TempDir Path folder = Path.of("");

  /** A clock that stands still. */
  private record StandingClock() implements LedgerClockPort {
    @Override
    public Instant wallTime() {
      return Instant.parse("2026-03-01T00:00:00Z");
    }

    @Override
    public long monotonicNanos() {
      return 0;
    }
  }

  private static LedgerCommand topUp(Instant at) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        new AccountId("T", "1001"),
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1))));
  }

  /** 300 top-ups, one batch each, a snapshot every 50: a whole one and changes in turn. */
  @BeforeEach
  void fillLedger() throws InterruptedException {
    try (FolderStorageAdapter storage = FolderStorageAdapter.lock(folder)) {
      LedgerPorts ports =
          new LedgerPorts(
              storage,
              new StandingClock(),
              (sentence, cause) -> {
                throw new AssertionError(sentence, cause);
              },
              () -> 99,
              List.of(),
              PatiencePort.NONE);
      LedgerNode node = LedgerNode.open(CONFIG, ports);
      while (node.engine().phase() == LedgerPhase.RECOVERING) {
        node.engine().step(Duration.ZERO);
      }
      node.tariffs().store(Tariff.empty());
      for (int i = 0; i < 300; i++) {
        node.engine()
            .submit(
                new LedgerSubmission(LedgerVerifierTest::topUp, Admission.NEW_WORK, answers -> {}));
        node.engine().step(Duration.ZERO);
        while (node.keeper().step()) {
          // Until the snapshot is written.
        }
      }
    }
  }

  private LedgerFinding verify() {
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(folder)) {
      return new LedgerVerifier(storage, InspectionProgress.NONE).verify();
    }
  }

  private void damage(String file, long offset) {
    try (RandomAccessFile open = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
      open.seek(offset);
      int octet = open.read();
      open.seek(offset);
      open.write(~octet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String newestSnapshot() {
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(folder)) {
      return new SnapshotFiles(storage).files().getLast().toString();
    }
  }

  @Test
  void shouldFindNothingWrongInASoundLedger() {
    // When
    LedgerFinding finding = verify();

    // Then
    assertThat(finding.problems()).isEmpty();
    assertThat(finding.firstPosition()).isEqualTo(1);
    // One tick besides the top-ups: the clock stands still.
    assertThat(finding.lastPosition()).isEqualTo(301);
    assertThat(finding.snapshots()).containsExactly(150L, 200L, 250L, 300L);
    assertThat(finding.snapshotsCompared()).isEqualTo(4);
    assertThat(finding.stateHash()).hasSize(64);
    assertThat(finding.tariffs()).isEqualTo(1);
  }

  @Test
  void shouldTellADamagedSnapshotAndGoOn() {
    // Given
    String snapshot = newestSnapshot();

    // When
    damage(snapshot, 80);

    // Then
    assertThat(verify().problems())
        .singleElement()
        .asString()
        .startsWith("the snapshot " + snapshot + " is damaged: octet");
  }

  @Test
  void shouldTellADamagedFrame() {
    // When
    damage("archive/0000000001.log", 200);

    // Then
    LedgerFinding finding = verify();
    assertThat(finding.problems()).isNotEmpty();
    assertThat(finding.problems().getFirst())
        .startsWith("the ledger's log is damaged: archive/0000000001.log, octet");
  }

  @Test
  void shouldTellEveryProblemAtOnce() {
    // Given
    String snapshot = newestSnapshot();

    // When
    damage(snapshot, 80);
    damage("tariff/" + Tariff.empty().version() + ".tariff", 5);

    // Then
    assertThat(verify().problems()).hasSize(2);
  }

  @Test
  void shouldCountWhatLiesBehindTheNewestSnapshot() {
    // Given
    LedgerFinding sound = verify();

    // When
    LedgerStatistics statistics;
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(folder)) {
      statistics = LedgerStatistics.of(storage);
    }

    // Then
    assertThat(statistics.lastPosition()).isEqualTo(301);
    assertThat(statistics.commands().get("ChangeAccount"))
        .isEqualTo(301 - sound.snapshots().getLast());
    assertThat(statistics.term()).isEqualTo(1);
  }

  private void deleteFirstSegment() {
    assertThat(folder.resolve("archive/0000000001.log").toFile().delete()).isTrue();
  }

  @Test
  void shouldCompareSnapshotsWithALogWhoseBeginningWasErased() {
    // Given
    deleteFirstSegment();

    // When
    LedgerFinding finding = verify();

    // Then
    assertThat(finding.firstPosition()).isGreaterThan(1);
    assertThat(finding.problems()).isEmpty();
    assertThat(finding.snapshotsCompared()).isPositive();
    assertThat(finding.stateHash()).isNotEmpty();
  }

  @Test
  void shouldReadAllOfHistory() throws IOException {
    // Given
    try (FolderStorageAdapter storage = FolderStorageAdapter.lock(folder)) {
      HistoryProjector history =
          new HistoryProjector(storage, new HistoryConfig(4 << 10, 1 << 10), () -> 7);
      history.project(new ProjectorBatch(List.of(), 5));
      history.erase(new AccountId("T", "1001"));
      history.stopped();
    }
    damage(
        "history/0000000001.history", Files.size(folder.resolve("history/0000000001.history")) - 3);

    // When
    LedgerFinding finding = verify();

    // Then
    assertThat(finding.problems())
        .anySatisfy(problem -> assertThat(problem).contains("0000000001"));
  }
}
