package org.signalbox.ledger.runtime.journal;

import java.nio.ByteBuffer;
import java.util.List;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/** Makes a log ready to be written on: removes what an interrupted run left half done. */
public final class JournalRecovery {

  private static final int ZEROS_OCTETS = 64 << 10;
  private static final int COPIED_OCTETS = 1 << 20;

  /** Ends the name of a file that tells the next start of a segment whose sync failed. */
  private static final String UNSURE = ".unsure";

  private JournalRecovery() {}

  /**
   * Puts on the disk what an earlier process wrote and perhaps did not sync before it ended:
   * reading shows it, a crash of the machine would take it back. To be called before anything is
   * read that is acted on.
   *
   * @throws StorageSyncException when that cannot be said; the process must end then
   */
  public static void confirm(LedgerStoragePort storage) {
    for (FileName name : segments(storage)) {
      FileName unsure = besides(name, UNSURE);
      if (storage.list(StorageFolder.LOG).contains(unsure)) {
        copyAnew(storage, name);
        storage.delete(unsure);
      }
      try (StorageFile file = storage.open(name)) {
        syncOr(file, () -> storage.create(unsure, 0).close());
      }
    }
  }

  private static List<FileName> segments(LedgerStoragePort storage) {
    return storage.list(StorageFolder.LOG).stream().filter(SegmentHeader::isSegment).toList();
  }

  private static FileName besides(FileName segment, String ending) {
    return new FileName(segment.folder(), segment.name() + ending);
  }

  /**
   * Copies what can be seen of a segment whose sync failed at an earlier start: the system believes
   * that all of it is on the disk, and the next sync succeeds without writing it. Writing over it
   * would put at risk what is on the disk already.
   */
  private static void copyAnew(LedgerStoragePort storage, FileName segment) {
    FileName made = besides(segment, SegmentShelf.HALF_MADE);
    if (storage.list(StorageFolder.LOG).contains(made)) {
      storage.delete(made);
    }
    try (StorageFile seen = storage.open(segment);
        StorageFile copy = storage.create(made, seen.octets())) {
      ByteBuffer octets = ByteBuffer.allocate(COPIED_OCTETS);
      for (long at = 0; at < seen.octets(); at += COPIED_OCTETS) {
        seen.read(octets.clear(), at);
        copy.write(octets.flip(), at);
      }
      copy.sync();
    }
    storage.rename(made, segment);
  }

  private static void syncOr(StorageFile file, Runnable note) {
    try {
      file.sync();
    } catch (StorageSyncException e) {
      note.run();
      throw e;
    }
  }

  /** Deletes segments that were being prepared; they hold nothing. */
  static void deleteHalfMade(LedgerStoragePort storage) {
    for (FileName name : storage.list(StorageFolder.LOG)) {
      if (name.name().endsWith(SegmentShelf.HALF_MADE)) {
        storage.delete(name);
      }
    }
  }

  /**
   * Overwrites a torn tail with zeros and syncs, so that nothing of it can be taken for a frame
   * once others are written before it. Interrupted, it leaves a torn tail again.
   */
  static void cut(LedgerStoragePort storage, JournalTail tail) {
    for (JournalTail.TornRange torn : tail.torn()) {
      try (StorageFile file = storage.open(torn.segment())) {
        zero(file, torn);
        syncOr(file, () -> zero(file, torn));
      }
    }
  }

  private static void zero(StorageFile file, JournalTail.TornRange torn) {
    ByteBuffer zeros = ByteBuffer.allocate(ZEROS_OCTETS);
    for (long at = torn.from(); at < torn.to(); at += ZEROS_OCTETS) {
      zeros.clear().limit((int) Math.min(ZEROS_OCTETS, torn.to() - at));
      file.write(zeros, at);
    }
  }
}
