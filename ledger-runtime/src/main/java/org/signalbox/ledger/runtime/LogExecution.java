package org.signalbox.ledger.runtime;

import java.time.Instant;
import java.util.List;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.journal.JournalFrame;

/** A shard that executes the log again, and gathers what happened. One thread. */
final class LogExecution {

  private final LedgerShard shard;
  private long position;

  /**
   * @param shard as it was after the command of a position
   */
  LogExecution(LedgerShard shard, long position) {
    this.shard = shard;
    this.position = position;
  }

  /**
   * Executes the command of a frame.
   *
   * @param records gets what happened
   * @return the moment of the command
   */
  Instant execute(JournalFrame frame, List<PositionedRecord> records) {
    LedgerCommand command = decode(frame);
    Execution execution = shard.execute(command);
    position = frame.position();
    for (int i = 0; i < execution.records().size(); i++) {
      records.add(new PositionedRecord(position, i, command.at(), execution.records().get(i)));
    }
    return command.at();
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
}
