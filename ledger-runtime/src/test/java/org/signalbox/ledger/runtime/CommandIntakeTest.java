package org.signalbox.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.runtime.CommandIntake.Intake;
import org.signalbox.ledger.runtime.CommandIntake.Refused;
import org.signalbox.ledger.runtime.CommandIntake.Taken;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalWriter;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;

/** What is refused while the table of answers is full of such as may be asked for again. */
class CommandIntakeTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private FolderStorageAdapter storage;
  private CommandIntake intake;

  /** Stands still. */
  private static final class StandingClock implements LedgerClockPort {
    @Override
    public Instant wallTime() {
      return NOW;
    }

    @Override
    public long monotonicNanos() {
      return 0;
    }
  }

  @BeforeEach
  void open() {
    storage = FolderStorageAdapter.lock(folder);
    LedgerConfig config = LedgerConfig.DEFAULT;
    JournalReader reader = JournalReader.after(storage, 0);
    while (reader.next().isPresent()) {
      // To its end: there is nothing.
    }
    JournalWriter writer =
        JournalWriter.behind(reader.tail(), storage, config.journal(), () -> 4711);
    StampClock stamps = new StampClock(new StandingClock(), Optional.empty());
    intake = new CommandIntake(config, writer, stamps, hash -> Optional.empty());
  }

  @AfterEach
  void close() {
    intake.close();
    storage.close();
  }

  private static LedgerCommand opening(Instant at) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.of(new RequestKey("request", 0)),
        new AccountId("T", "1001"),
        List.of(new AccountAction.Open()));
  }

  private Intake log(Admission admission, boolean wouldForget) {
    LedgerSubmission submission =
        new LedgerSubmission(CommandIntakeTest::opening, admission, answers -> {});
    return intake.log(submission, NOW, command -> wouldForget);
  }

  @Test
  void shouldRefuseNewWorkForWhichAnAnswerWouldBeForgotten() {
    // When
    Intake refused = log(Admission.NEW_WORK, true);

    // Then
    assertThat(refused).isEqualTo(new Refused(AdmissionRefusal.TOO_BUSY, ""));
    assertThat(intake.sync()).isZero();
  }

  @Test
  void shouldTakeWhatIsUnderWayThoughAnAnswerIsForgotten() {
    // When
    Intake taken = log(Admission.UNDER_WAY, true);

    // Then
    assertThat(taken).isInstanceOf(Taken.class);
    assertThat(intake.sync()).isEqualTo(1);
  }

  @Test
  void shouldTakeNewWorkWhereNoAnswerIsForgotten() {
    // When
    Intake taken = log(Admission.NEW_WORK, false);

    // Then
    assertThat(taken).isInstanceOf(Taken.class);
  }
}
