package org.signalbox.ledger.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.journal.JournalTail;

/**
 * Brings a shard to where the log ends, from a snapshot or from nothing, a piece at a time: the
 * records that come out go to the projectors that have not stored them.
 *
 * <p>The ledger's thread.
 */
final class LedgerRecovery {

  private static final int FRAMES_AT_ONCE = 2_000;

  private final LogExecution execution;
  private final LogSource source;
  private Optional<Instant> lastStamp;
  private long executedAgain;
  private volatile long replayed;

  /**
   * @param shard as it was in the snapshot, or empty
   */
  LedgerRecovery(LedgerShard shard, LedgerStart start) {
    this.execution = new LogExecution(shard, start.position());
    this.source = start.source();
    this.lastStamp = start.snapshot().map(snapshot -> snapshot.head().at());
  }

  /** Executes the next commands of the log; empty at its end. */
  Optional<ProjectorBatch> step() {
    List<PositionedRecord> records = new ArrayList<>();
    int frames = 0;
    for (Optional<LoggedCommand> next = source.next(); next.isPresent(); next = source.next()) {
      lastStamp = Optional.of(execution.execute(next.get(), records));
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
    return source.tail();
  }

  /** Ends what is read ahead. */
  void close() {
    source.close();
  }
}
