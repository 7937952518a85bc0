package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;

/**
 * Writes a finished segment anew with an account under another name. Everything else in it stays,
 * and so do the sums. A crash leaves the segment as it was, or as it is to be. One thread.
 */
final class HistoryEraser {

  private final LedgerStoragePort storage;
  private final AccountId account;
  private final AccountId pseudonym;

  HistoryEraser(LedgerStoragePort storage, AccountId account, AccountId pseudonym) {
    this.storage = storage;
    this.account = account;
    this.pseudonym = pseudonym;
  }

  /** How many items of the account a segment has; looks further only where the index knows it. */
  int itemsIn(long number) {
    int[] count = new int[1];
    FileName name = HistorySegmentHead.name(number);
    HistorySegmentHead head;
    try (StorageFile file = storage.open(name)) {
      head = HistorySegmentHead.read(file);
    }
    if (HistoryFiles.lastFrame(storage, head, LastFrames.hash(account)) > 0) {
      HistoryScan.of(
          storage,
          name,
          (offset, payload) ->
              count[0] += HistoryItemDecoder.account(payload).equals(account) ? 1 : 0);
    }
    return count[0];
  }

  /**
   * Writes the new segment beside the old.
   *
   * @param salt of the new one
   * @return puts it in the place of the old one
   */
  Runnable prepare(long number, long salt) {
    List<HistoryItem> items = new ArrayList<>();
    HistoryScan old =
        HistoryScan.of(
            storage,
            HistorySegmentHead.name(number),
            (offset, payload) -> HistoryItemDecoder.decode(payload).ifPresent(items::add));
    HistorySegmentHead head = new HistorySegmentHead(number, salt, old.head().after());
    HistoryFrameWriter frames =
        new HistoryFrameWriter(head, HistorySegmentHead.OCTETS, new LastFrames());
    for (HistoryItem item : items) {
      frames.add(item.account().equals(account) ? item.under(pseudonym) : item);
    }
    frames.mark(old.position());
    ByteBuffer octets = frames.gathered();
    FileName made = HistorySegmentHead.erasing(number);
    if (storage.list(made.folder()).contains(made)) {
      // Of an erasure that did not come to its end.
      storage.delete(made);
    }
    try (StorageFile file = storage.create(made, 0)) {
      file.write(head.encode(), 0);
      file.write(octets, HistorySegmentHead.OCTETS);
      file.sync();
    }
    return () -> {
      // Without an index the segment is read whole; with that of another it is not read at all.
      storage.delete(HistoryIndexFile.name(number));
      storage.rename(made, HistorySegmentHead.name(number));
      HistoryIndexFile.write(storage, head, frames.lastFrames());
    };
  }
}
