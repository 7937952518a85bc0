package org.signalbox.ledger.runtime.journal;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/** Moves segments that no start needs out of the log. They stay readable as history. */
public final class JournalArchive {

  private JournalArchive() {}

  /**
   * Moves the segments all of whose frames are at or before a position. The one being written is
   * never moved: a segment goes only when the next one has a frame.
   */
  public static void move(LedgerStoragePort storage, long position) {
    List<FileName> segments =
        storage.list(StorageFolder.LOG).stream().filter(SegmentHeader::isSegment).toList();
    for (int i = 0; i + 1 < segments.size(); i++) {
      Optional<Long> following = SegmentScan.firstPosition(storage, segments.get(i + 1));
      if (following.isEmpty() || following.get() > position + 1) {
        return;
      }
      FileName name = segments.get(i);
      storage.rename(name, new FileName(StorageFolder.ARCHIVE, name.name()));
    }
  }

  /**
   * Deletes archived segments, the oldest first, that have a frame at or before a position. History
   * does not need them; the state at the beginning of the log can then not be made again.
   */
  public static void forget(LedgerStoragePort storage, long position) {
    List<FileName> segments =
        storage.list(StorageFolder.ARCHIVE).stream().filter(SegmentHeader::isSegment).toList();
    for (FileName segment : segments) {
      Optional<Long> first = SegmentScan.firstPosition(storage, segment);
      if (first.isEmpty() || first.get() > position) {
        return;
      }
      storage.delete(segment);
    }
  }
}
