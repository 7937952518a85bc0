package org.signalbox.ledger.runtime.journal;

import java.nio.ByteBuffer;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/** Makes a log ready to be written on: removes what an interrupted run left half done. */
public final class JournalRecovery {

  private static final int ZEROS_OCTETS = 64 << 10;

  private JournalRecovery() {}

  /**
   * Puts on the disk what an earlier process wrote and perhaps did not sync before it ended:
   * reading shows it, a crash of the machine would take it back. To be called before anything is
   * read that is acted on.
   */
  public static void confirm(LedgerStoragePort storage) {
    for (FileName name : storage.list(StorageFolder.LOG)) {
      try (StorageFile file = storage.open(name)) {
        file.sync();
      }
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
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS_OCTETS);
    for (JournalTail.TornRange torn : tail.torn()) {
      try (StorageFile file = storage.open(torn.segment())) {
        long at = torn.from();
        while (at < torn.to()) {
          zeros.clear().limit((int) Math.min(ZEROS_OCTETS, torn.to() - at));
          at += zeros.remaining();
          file.write(zeros, at - zeros.remaining());
        }
        file.sync();
      }
    }
  }
}
