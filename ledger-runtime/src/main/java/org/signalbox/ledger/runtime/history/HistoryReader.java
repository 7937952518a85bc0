package org.signalbox.ledger.runtime.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;

/**
 * Reads the history of one account: in each segment its last frame is found by the index, and every
 * frame names the account's frame before it. So the cost is that of the account's own items and a
 * few reads for each segment. Any thread, each with one of its own.
 */
public final class HistoryReader {

  private final LedgerStoragePort storage;
  private final Optional<End> end;

  /**
   * Where history ends for this reader, when it is still being written.
   *
   * @param segment the last segment
   * @param lastFrame where in it the account's last frame begins; 0 for none
   */
  record End(long segment, int lastFrame) {}

  HistoryReader(LedgerStoragePort storage, Optional<End> end) {
    this.storage = storage;
    this.end = end;
  }

  /** A reader of what is in the files, which nobody needs to be writing. */
  public static HistoryReader of(LedgerStoragePort storage) {
    return new HistoryReader(storage, Optional.empty());
  }

  /** The position up to which history goes. */
  public long position() {
    List<Long> segments = HistoryFiles.segments(storage);
    return segments.isEmpty()
        ? 0
        : HistoryScan.of(storage, HistorySegmentHead.name(segments.getLast())).position();
  }

  /**
   * Hands over the items of an account, the oldest first.
   *
   * @throws OperatorFault when a file is damaged where they are
   */
  public void read(AccountId account, Consumer<HistoryItem> items) {
    for (long number : HistoryFiles.segments(storage)) {
      if (end.isEmpty() || number <= end.get().segment()) {
        readSegment(number, account, items);
      }
    }
  }

  private void readSegment(long number, AccountId account, Consumer<HistoryItem> items) {
    List<HistoryItem> latestFirst = new ArrayList<>();
    try (StorageFile file = storage.open(HistorySegmentHead.name(number))) {
      HistorySegmentHead head = HistorySegmentHead.read(file);
      int at = lastFrame(head, LastFrames.hash(account));
      while (at > 0) {
        HistoryFrame frame = frame(file, at, head);
        item(frame, file, at)
            .filter(found -> found.account().equals(account))
            .ifPresent(latestFirst::add);
        if (frame.previous() >= at) {
          throw damaged(file, at);
        }
        at = frame.previous();
      }
    }
    latestFirst.reversed().forEach(items);
  }

  private int lastFrame(HistorySegmentHead head, long hash) {
    return end.isPresent() && end.get().segment() == head.number()
        ? end.get().lastFrame()
        : HistoryFiles.lastFrame(storage, head, hash);
  }

  private static HistoryFrame frame(StorageFile file, int at, HistorySegmentHead head) {
    return HistoryFrame.in(file, at, head).orElseThrow(() -> damaged(file, at));
  }

  private static Optional<HistoryItem> item(HistoryFrame frame, StorageFile file, int at) {
    try {
      return HistoryItemDecoder.decode(frame.payload());
    } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
      throw new OperatorFault(
          file.name() + " at octet " + at + ": an item of history of another version", e);
    }
  }

  private static OperatorFault damaged(StorageFile file, int at) {
    return new OperatorFault(
        file.name()
            + " at octet "
            + at
            + ": the history is damaged, expected a whole frame; restore it from a backup");
  }
}
