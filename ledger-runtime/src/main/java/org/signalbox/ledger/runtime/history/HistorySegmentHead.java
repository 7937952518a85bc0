package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * The first {@value #OCTETS} octets of a segment of history. They are on the disk before the
 * segment gets its name.
 *
 * @param number of the segment, from 1
 * @param salt goes into the checksum of each of its frames
 * @param after all items up to this position are in earlier segments
 */
record HistorySegmentHead(long number, long salt, long after) {

  static final int OCTETS = 64;

  /** How the names of {@link #erasing} end. */
  static final String ERASING = ".erasing";

  private static final long MAGIC = 0x53424849_53544f52L;
  private static final int VERSION = 1;
  private static final Pattern NAME = Pattern.compile("[0-9]{10}\\.history");
  private static final int DIGITS = 10;

  static FileName name(long number) {
    return new FileName(StorageFolder.HISTORY, "%010d.history".formatted(number));
  }

  static FileName halfMade(long number) {
    return new FileName(StorageFolder.HISTORY, "%010d.history.tmp".formatted(number));
  }

  /** A segment that an erasure writes anew: no writer takes it for its own. */
  static FileName erasing(long number) {
    return new FileName(StorageFolder.HISTORY, "%010d.history".formatted(number) + ERASING);
  }

  /** Stands beside a segment whose sync failed, for the process that comes next. */
  static FileName unsure(long number) {
    return new FileName(StorageFolder.HISTORY, "%010d.history.unsure".formatted(number));
  }

  static boolean isSegment(FileName name) {
    return NAME.matcher(name.name()).matches();
  }

  static long numberOf(FileName name) {
    return Long.parseLong(name.name().substring(0, DIGITS));
  }

  ByteBuffer encode() {
    ByteBuffer octets = ByteBuffer.allocate(OCTETS);
    octets.putLong(MAGIC).putInt(VERSION).putInt(0).putLong(number).putLong(salt).putLong(after);
    octets.clear();
    return octets.putInt(12, checksum(octets));
  }

  /**
   * @throws OperatorFault when the file does not begin like a segment
   */
  static HistorySegmentHead read(StorageFile file) {
    ByteBuffer octets = ByteBuffer.allocate(OCTETS);
    int read = file.read(octets, 0);
    octets.clear();
    if (read < OCTETS || octets.getLong(0) != MAGIC || octets.getInt(12) != checksum(octets)) {
      throw new OperatorFault(file.name() + ": the head of the segment of history is damaged");
    }
    if (octets.getInt(8) != VERSION) {
      throw new OperatorFault(
          file.name() + ": format version " + octets.getInt(8) + ", this program reads " + VERSION);
    }
    return new HistorySegmentHead(octets.getLong(16), octets.getLong(24), octets.getLong(32));
  }

  private static int checksum(ByteBuffer octets) {
    CRC32C crc = new CRC32C();
    crc.update(octets.slice(0, 12));
    crc.update(octets.slice(16, OCTETS - 16));
    return (int) crc.getValue();
  }
}
