package org.signalbox.ledger.runtime;

import java.time.Instant;
import java.util.List;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerShard;

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
   * Executes the next command.
   *
   * @param records gets what happened
   * @return the moment of the command
   */
  Instant execute(LoggedCommand logged, List<PositionedRecord> records) {
    Instant at = logged.command().at();
    Execution execution = shard.execute(logged.command());
    position = logged.position();
    for (int i = 0; i < execution.records().size(); i++) {
      records.add(new PositionedRecord(position, i, at, execution.records().get(i)));
    }
    return at;
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
