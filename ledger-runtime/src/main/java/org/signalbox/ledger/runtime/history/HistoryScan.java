package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;

/**
 * What reading a segment from its beginning finds: everything up to its last mark. What stands
 * behind that belongs to a batch that did not come to its end.
 *
 * @param frames where the last frame of each account begins
 * @param end where the next frame is to be written
 * @param position that the last mark tells
 * @param octets the length of the file
 * @param isCutOff whether something stands behind the end
 */
record HistoryScan(
    HistorySegmentHead head,
    LastFrames frames,
    int end,
    long position,
    int octets,
    boolean isCutOff) {

  /** Reads a segment. */
  static HistoryScan of(LedgerStoragePort storage, FileName name) {
    return of(storage, name, (offset, item) -> {});
  }

  /**
   * Reads a segment.
   *
   * @param each is given every item before the last mark, with the offset of its frame
   */
  static HistoryScan of(
      LedgerStoragePort storage, FileName name, BiConsumer<Integer, ByteBuffer> each) {
    try (StorageFile file = storage.open(name)) {
      HistorySegmentHead head = HistorySegmentHead.read(file);
      ByteBuffer octets = ByteBuffer.allocate(Math.toIntExact(file.octets()));
      file.read(octets, 0);
      return scan(head, octets.flip(), each);
    }
  }

  private static HistoryScan scan(
      HistorySegmentHead head, ByteBuffer octets, BiConsumer<Integer, ByteBuffer> each) {
    LastFrames frames = new LastFrames();
    List<Integer> unmarked = new ArrayList<>();
    int at = HistorySegmentHead.OCTETS;
    int end = at;
    long position = head.after();
    Optional<HistoryFrame> frame = HistoryFrame.in(octets, at, head);
    while (frame.isPresent()) {
      Optional<Long> mark = HistoryItemDecoder.mark(frame.get().payload());
      if (mark.isEmpty()) {
        unmarked.add(at);
      } else {
        for (int offset : unmarked) {
          ByteBuffer payload = HistoryFrame.in(octets, offset, head).orElseThrow().payload();
          AccountId account = HistoryItemDecoder.account(payload);
          frames.put(LastFrames.hash(account), offset);
          each.accept(offset, payload);
        }
        unmarked.clear();
        position = mark.get();
        end = frame.get().end();
      }
      at = frame.get().end();
      frame = HistoryFrame.in(octets, at, head);
    }
    return new HistoryScan(head, frames, end, position, octets.limit(), isWritten(octets, end));
  }

  private static boolean isWritten(ByteBuffer octets, int from) {
    for (int at = from; at < octets.limit(); at++) {
      if (octets.get(at) != 0) {
        return true;
      }
    }
    return false;
  }
}
