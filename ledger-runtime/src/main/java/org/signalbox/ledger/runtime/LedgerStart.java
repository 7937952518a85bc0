package org.signalbox.ledger.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a ledger begins.
 *
 * @param snapshot the newest that can be read; empty for none
 * @param source the log behind it
 */
record LedgerStart(Optional<SnapshotReader.Snapshot> snapshot, LogSource source) {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerStart.class);

  /**
   * Reads the newest snapshot.
   *
   * @param reading how the log is read; it may begin while the snapshot is read
   * @throws org.signalbox.core.OperatorFault when the files are damaged or do not fit together
   */
  static LedgerStart read(LedgerStoragePort storage, UnaryOperator<LogSource> reading) {
    SnapshotFiles snapshots = new SnapshotFiles(storage);
    List<Long> taken = snapshots.positions();
    long newest = taken.isEmpty() ? 0 : taken.getLast();
    LogSource behindNewest = reading.apply(new JournalSource(storage, newest));
    boolean isWanted = false;
    try {
      Optional<SnapshotReader.Snapshot> snapshot =
          snapshots.newest(
              Long.MAX_VALUE,
              damaged ->
                  LOG.atWarn()
                      .addKeyValue("fault", damaged.getMessage())
                      .log("snapshot passed over"));
      long after = snapshot.map(from -> from.head().position()).orElse(0L);
      isWanted = after == newest;
      LogSource source = isWanted ? behindNewest : reading.apply(new JournalSource(storage, after));
      source.awaitOpen();
      return new LedgerStart(snapshot, source);
    } finally {
      if (!isWanted) {
        behindNewest.close();
      }
    }
  }

  /** The position up to which the snapshot reaches; 0 for none. */
  long position() {
    return snapshot.map(from -> from.head().position()).orElse(0L);
  }
}
