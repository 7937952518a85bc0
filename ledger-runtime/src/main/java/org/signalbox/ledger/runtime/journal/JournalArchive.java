package org.signalbox.ledger.runtime.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
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

  /** The position of the first frame that is kept; {@link Long#MAX_VALUE} when there is none. */
  public static long begins(LedgerStoragePort storage) {
    return Stream.of(StorageFolder.ARCHIVE, StorageFolder.LOG)
        .flatMap(folder -> storage.list(folder).stream())
        .filter(SegmentHeader::isSegment)
        .findFirst()
        .flatMap(name -> SegmentScan.firstPosition(storage, name))
        .orElse(Long.MAX_VALUE);
  }

  /**
   * Deletes archived segments, the oldest first, until the first that is to stay. History does not
   * need them; the state at the beginning of the log can then not be made again.
   *
   * @param isForgotten asked about the first frame of a segment, and that of the one behind it
   */
  public static void forget(
      LedgerStoragePort storage, BiPredicate<JournalFrame, JournalFrame> isForgotten) {
    List<FileName> segments =
        Stream.of(StorageFolder.ARCHIVE, StorageFolder.LOG)
            .flatMap(folder -> storage.list(folder).stream())
            .filter(SegmentHeader::isSegment)
            .toList();
    for (int i = 0; i + 1 < segments.size(); i++) {
      Optional<JournalFrame> first = SegmentScan.firstFrame(storage, segments.get(i));
      Optional<JournalFrame> following = SegmentScan.firstFrame(storage, segments.get(i + 1));
      boolean isArchived = segments.get(i).folder() == StorageFolder.ARCHIVE;
      if (!isArchived
          || first.isEmpty()
          || following.isEmpty()
          || !isForgotten.test(first.get(), following.get())) {
        return;
      }
      storage.delete(segments.get(i));
    }
  }
}
