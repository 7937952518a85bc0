package org.signalbox.ledger.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalTail;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;

/**
 * Brings a shard to where the log ends, from a snapshot or from nothing, a piece at a time: the
 * records that come out go to projectors again, which must be able to keep up.
 *
 * <p>The ledger's thread.
 */
final class LedgerRecovery {

  private static final int FRAMES_AT_ONCE = 2_000;

  private final LedgerShard shard;
  private final JournalReader reader;
  private Optional<Instant> lastStamp;
  private long position;

  /**
   * @param shard as it was in the snapshot, or empty
   * @param start the head of the snapshot; empty for none
   */
  LedgerRecovery(LedgerShard shard, JournalReader reader, Optional<SnapshotReader.Snapshot> start) {
    this.shard = shard;
    this.reader = reader;
    this.lastStamp = start.map(snapshot -> snapshot.head().at());
    this.position = start.map(snapshot -> snapshot.head().position()).orElse(0L);
  }

  /** Executes the next commands of the log; empty at its end. */
  Optional<ProjectorBatch> step() {
    List<PositionedRecord> records = new ArrayList<>();
    int frames = 0;
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      execute(frame.get(), records);
      frames++;
      if (frames == FRAMES_AT_ONCE) {
        break;
      }
    }
    return frames == 0 ? Optional.empty() : Optional.of(new ProjectorBatch(records, position));
  }

  private void execute(JournalFrame frame, List<PositionedRecord> records) {
    LedgerCommand command = decode(frame);
    Execution execution = shard.execute(command);
    position = frame.position();
    lastStamp = Optional.of(command.at());
    for (int i = 0; i < execution.records().size(); i++) {
      records.add(new PositionedRecord(position, i, command.at(), execution.records().get(i)));
    }
  }

  private static LedgerCommand decode(JournalFrame frame) {
    try {
      return LedgerCommandDecoder.decode(frame.payload());
    } catch (OperatorFault e) {
      throw new OperatorFault(
          "the command at position "
              + frame.position()
              + " of the ledger's log cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  /** The shard, as far as the log was executed. */
  LedgerShard shard() {
    return shard;
  }

  /** The position of the last command executed. */
  long position() {
    return position;
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
