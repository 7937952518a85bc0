package org.signalbox.ledger.runtime.history;

import java.util.List;
import java.util.OptionalInt;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/** The segments of history and their indexes, by number. */
final class HistoryFiles {

  private HistoryFiles() {}

  /** The numbers of all segments, ascending; the last is the one that is written. */
  static List<Long> segments(LedgerStoragePort storage) {
    return storage.list(StorageFolder.HISTORY).stream()
        .filter(HistorySegmentHead::isSegment)
        .map(HistorySegmentHead::numberOf)
        .toList();
  }

  /** Removes what an erasure left that the process before did not end. */
  static void removeErasing(LedgerStoragePort storage) {
    storage.list(StorageFolder.HISTORY).stream()
        .filter(name -> name.name().endsWith(HistorySegmentHead.ERASING))
        .forEach(storage::delete);
  }

  static boolean hasIndex(LedgerStoragePort storage, long number) {
    return storage.list(StorageFolder.HISTORY).contains(HistoryIndexFile.name(number));
  }

  /** Makes the index of a finished segment where it is missing. */
  static void requireIndex(LedgerStoragePort storage, long number) {
    if (!hasIndex(storage, number)) {
      HistoryScan scan = HistoryScan.of(storage, HistorySegmentHead.name(number));
      HistoryIndexFile.write(storage, scan.head(), scan.frames());
    }
  }

  /** Where the last frame of an account in a segment begins; 0 for none. */
  static int lastFrame(LedgerStoragePort storage, HistorySegmentHead head, long hash) {
    if (hasIndex(storage, head.number())) {
      try (StorageFile index = storage.open(HistoryIndexFile.name(head.number()))) {
        OptionalInt found = HistoryIndexFile.find(index, head, hash);
        if (found.isPresent()) {
          return found.getAsInt();
        }
      }
    }
    return HistoryScan.of(storage, HistorySegmentHead.name(head.number())).frames().get(hash);
  }
}
