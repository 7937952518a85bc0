package org.signalbox.ledger.runtime.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.ledger.runtime.storage.StorageFile;

/**
 * Verifies the history of accounts: every item can be read, no segment is missing, each begins
 * where the one before it ends, and every index is that of its segment. What stands behind the last
 * mark of the last segment may be half a batch; behind that of any other it is damage. Any thread.
 */
public final class HistoryVerifier {

  private HistoryVerifier() {}

  /**
   * Reads all of it.
   *
   * @param read told of octets as they are read
   * @param problems told of each
   */
  public static void problems(
      LedgerStoragePort storage, LongConsumer read, Consumer<String> problems) {
    List<Long> segments = HistoryFiles.segments(storage);
    long position = 0;
    for (int i = 0; i < segments.size(); i++) {
      long number = segments.get(i);
      FileName name = HistorySegmentHead.name(number);
      boolean isLast = i == segments.size() - 1;
      if (i > 0 && number != segments.get(i - 1) + 1) {
        problems.accept("a segment of history is missing before " + name);
      }
      try {
        HistoryScan scan =
            HistoryScan.of(storage, name, (offset, payload) -> HistoryItemDecoder.decode(payload));
        if (scan.head().after() != position) {
          problems.accept(
              name
                  + " begins after position "
                  + scan.head().after()
                  + ", but history before it ends at position "
                  + position);
        }
        if (scan.isCutOff() && !isLast) {
          problems.accept(name + " is damaged at octet " + scan.end());
        }
        position = scan.position();
        read.accept(scan.octets());
        if (!isLast) {
          verifyIndex(storage, scan.head(), problems);
        }
      } catch (OperatorFault | StorageException | IllegalArgumentException e) {
        problems.accept(name + " cannot be read: " + e.getMessage());
      }
    }
  }

  private static void verifyIndex(
      LedgerStoragePort storage, HistorySegmentHead head, Consumer<String> problems) {
    if (!HistoryFiles.hasIndex(storage, head.number())) {
      // It is made again from its segment when the ledger starts.
      return;
    }
    FileName name = HistoryIndexFile.name(head.number());
    try (StorageFile index = storage.open(name)) {
      if (!HistoryIndexFile.isSound(index)) {
        problems.accept(name + " is damaged: delete it, a start makes it again");
      }
    }
  }
}
