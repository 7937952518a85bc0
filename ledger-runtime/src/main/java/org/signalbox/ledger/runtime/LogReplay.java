package org.signalbox.ledger.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;

/**
 * Makes the records again that a projector missed: executes the log on a state of its own, which
 * begins at the newest snapshot that the projector has passed.
 *
 * <p>The ledger goes on writing beside it. So a reader is opened for what is known to be on the
 * disk and read no further, and the next one for what came meanwhile. One thread, the projector's.
 */
final class LogReplay {

  /** Frames and records of one batch, about: few records where a projector wants few. */
  private static final int FRAMES_AT_ONCE = 16_384;

  private static final int RECORDS_AT_ONCE = 4_096;

  private final LedgerStoragePort storage;
  private final LogExecution execution;
  private final long stored;
  private @Nullable JournalReader reader;
  private long readable;

  private LogReplay(LedgerStoragePort storage, LogExecution execution, long stored) {
    this.storage = storage;
    this.execution = execution;
    this.stored = stored;
  }

  /**
   * A replay of what lies behind a position.
   *
   * @param stored what the projector has stored
   */
  static LogReplay behind(LedgerStoragePort storage, TariffPort tariffs, long stored) {
    Optional<SnapshotReader.Snapshot> snapshot =
        new SnapshotFiles(storage).newest(stored, damaged -> {});
    LedgerShard shard =
        snapshot
            .map(from -> LedgerShard.restore(from.image(), tariffs))
            .orElseGet(() -> new LedgerShard(tariffs));
    long from = snapshot.map(start -> start.head().position()).orElse(0L);
    return new LogReplay(storage, new LogExecution(shard, from), stored);
  }

  /**
   * The records that come next, some thousands at most.
   *
   * @param upTo what is on the disk and executed by the ledger; no command behind it is touched
   * @param wanted which records count
   */
  ProjectorBatch next(long upTo, Predicate<LedgerRecord> wanted) {
    skipStored(upTo);
    List<PositionedRecord> records = new ArrayList<>();
    List<PositionedRecord> made = new ArrayList<>();
    for (int frames = 0; frames < FRAMES_AT_ONCE && execution.position() < upTo; frames++) {
      execution.execute(LoggedCommand.of(frame(upTo)), made);
      for (PositionedRecord record : made) {
        if (wanted.test(record.record())) {
          records.add(record);
        }
      }
      made.clear();
      if (records.size() >= RECORDS_AT_ONCE) {
        break;
      }
    }
    return new ProjectorBatch(records, Math.max(stored, execution.position()));
  }

  /** Executes what only brings the state to where the projector is. */
  private void skipStored(long upTo) {
    List<PositionedRecord> known = new ArrayList<>();
    while (execution.position() < Math.min(stored, upTo)) {
      execution.execute(LoggedCommand.of(frame(upTo)), known);
      known.clear();
    }
  }

  private JournalFrame frame(long upTo) {
    if (reader == null || execution.position() >= readable) {
      reader = JournalReader.after(storage, execution.position());
      readable = upTo;
    }
    return reader
        .next()
        .orElseThrow(() ->
            new OperatorFault(
                "the ledger's log ends at position "
                    + execution.position()
                    + ", but was written up to position "
                    + upTo));
  }

  /** The position up to which records were made. */
  long position() {
    return Math.max(stored, execution.position());
  }

  /** The state, as far as the log was executed. */
  LedgerShard shard() {
    return execution.shard();
  }
}
