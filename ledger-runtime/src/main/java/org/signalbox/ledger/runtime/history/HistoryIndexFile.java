package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.zip.CRC32C;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * The index of a finished segment: where the last frame of each account in it begins, sorted by the
 * hash of the account's name. It is looked into without being read whole; where it is missing or
 * does not fit it is made again from the segment.
 */
final class HistoryIndexFile {

  private static final int HEAD_OCTETS = 32;
  private static final int ENTRY_OCTETS = Long.BYTES + Integer.BYTES;
  private static final long MAGIC = 0x53424849_494e4458L;

  private HistoryIndexFile() {}

  static FileName name(long number) {
    return new FileName(StorageFolder.HISTORY, "%010d.index".formatted(number));
  }

  private static FileName halfMade(long number) {
    return new FileName(StorageFolder.HISTORY, "%010d.index.tmp".formatted(number));
  }

  /** Writes the index of a segment; it is on the disk when this returns. */
  static void write(LedgerStoragePort storage, HistorySegmentHead segment, LastFrames frames) {
    ByteBuffer octets = ByteBuffer.allocate(HEAD_OCTETS + frames.size() * ENTRY_OCTETS);
    octets.putLong(MAGIC).putInt(0).putInt(frames.size()).putLong(segment.salt());
    octets.position(HEAD_OCTETS);
    frames.writeSorted(octets);
    octets.flip();
    octets.putInt(8, checksum(octets));
    FileName made = halfMade(segment.number());
    if (storage.list(StorageFolder.HISTORY).contains(made)) {
      storage.delete(made);
    }
    try (StorageFile file = storage.create(made, 0)) {
      file.write(octets, 0);
      file.sync();
    }
    storage.rename(made, name(segment.number()));
  }

  private static int checksum(ByteBuffer octets) {
    CRC32C crc = new CRC32C();
    crc.update(octets.slice(0, 8));
    crc.update(octets.slice(12, octets.limit() - 12));
    return (int) crc.getValue();
  }

  /**
   * Where the last frame of an account begins, 0 for none; empty when the file is no index of this
   * segment. Entries are not confirmed by the checksum: the frames they lead to are by their own.
   */
  static OptionalInt find(StorageFile index, HistorySegmentHead segment, long hash) {
    ByteBuffer head = ByteBuffer.allocate(HEAD_OCTETS);
    int read = index.read(head, 0);
    int count = head.getInt(12);
    boolean fits =
        read == HEAD_OCTETS
            && head.getLong(0) == MAGIC
            && head.getLong(16) == segment.salt()
            && count >= 0
            && index.octets() == HEAD_OCTETS + (long) count * ENTRY_OCTETS;
    if (!fits) {
      return OptionalInt.empty();
    }
    ByteBuffer entry = ByteBuffer.allocate(ENTRY_OCTETS);
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      index.read(entry.clear(), HEAD_OCTETS + (long) middle * ENTRY_OCTETS);
      long found = entry.getLong(0);
      if (found == hash) {
        return OptionalInt.of(entry.getInt(Long.BYTES));
      }
      if (found < hash) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.of(0);
  }

  /** Whether the whole file is as it was written. */
  static boolean isSound(StorageFile index) {
    ByteBuffer octets = ByteBuffer.allocate(Math.toIntExact(index.octets()));
    index.read(octets, 0);
    octets.flip();
    return octets.limit() >= HEAD_OCTETS && octets.getInt(8) == checksum(octets);
  }
}
