package org.signalbox.ledger.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.tariff.TariffFiles;

/**
 * What happened in a ledger that nobody runs, behind a position, and how it stands at its end. One
 * thread.
 *
 * @param position of the last command in the log
 * @param view the state then
 */
public record LedgerTail(long position, LedgerView view) {

  /**
   * Executes the log behind the newest snapshot not beyond a position.
   *
   * @param after records of commands up to this position are left out
   * @throws org.signalbox.core.OperatorFault when the files are damaged or the log does not go back
   *     that far
   */
  public static LedgerTail read(
      LedgerStoragePort storage, long after, Consumer<PositionedRecord> records) {
    TariffFiles tariffs = TariffFiles.reading(storage);
    Optional<SnapshotReader.Snapshot> snapshot =
        new SnapshotFiles(storage).newest(after, damaged -> {});
    LedgerShard shard =
        snapshot
            .map(from -> LedgerShard.restore(from.image(), tariffs))
            .orElseGet(() -> new LedgerShard(tariffs));
    LogExecution execution =
        new LogExecution(shard, snapshot.map(from -> from.head().position()).orElse(0L));
    JournalReader reader = JournalReader.after(storage, execution.position());
    List<PositionedRecord> happened = new ArrayList<>();
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      execution.execute(LoggedCommand.of(frame.get()), happened);
      if (execution.position() > after) {
        happened.forEach(records);
      }
      happened.clear();
    }
    return new LedgerTail(execution.position(), shard);
  }
}
