package org.signalbox.ledger.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalTail;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;

/**
 * Brings a shard to where the log ends, from a snapshot or from nothing, a piece at a time: the
 * records that come out go to the projectors that have not stored them.
 *
 * <p>The ledger's thread.
 */
final class LedgerRecovery {

  private static final int FRAMES_AT_ONCE = 2_000;

  private final LogExecution execution;
  private final JournalReader reader;
  private Optional<Instant> lastStamp;
  private long executedAgain;
  private volatile long replayed;

  /**
   * @param shard as it was in the snapshot, or empty
   * @param start the head of the snapshot; empty for none
   */
  LedgerRecovery(LedgerShard shard, JournalReader reader, Optional<SnapshotReader.Snapshot> start) {
    this.execution =
        new LogExecution(shard, start.map(snapshot -> snapshot.head().position()).orElse(0L));
    this.reader = reader;
    this.lastStamp = start.map(snapshot -> snapshot.head().at());
  }

  /** Executes the next commands of the log; empty at its end. */
  Optional<ProjectorBatch> step() {
    List<PositionedRecord> records = new ArrayList<>();
    int frames = 0;
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      lastStamp = Optional.of(execution.execute(frame.get(), records));
      frames++;
      if (frames == FRAMES_AT_ONCE) {
        break;
      }
    }
    executedAgain += frames;
    replayed = executedAgain;
    return frames == 0 ? Optional.empty() : Optional.of(new ProjectorBatch(records, position()));
  }

  /** The shard, as far as the log was executed. */
  LedgerShard shard() {
    return execution.shard();
  }

  /** How many commands were executed again. Any thread. */
  long replayed() {
    return replayed;
  }

  /** The position of the last command executed. */
  long position() {
    return execution.position();
  }

  /** The moment of the last command executed. */
  Optional<Instant> lastStamp() {
    return lastStamp;
  }

  /** Where the log ends, after the last step. */
  JournalTail tail() {
    return reader.tail();
  }
}
