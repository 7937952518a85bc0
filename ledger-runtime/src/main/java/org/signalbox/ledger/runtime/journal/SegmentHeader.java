package org.signalbox.ledger.runtime.journal;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * The first {@value #OCTETS} octets of a segment. They are on the disk before the segment gets its
 * name, so that a header that cannot be read is damage, never a write that did not end.
 *
 * <pre>
 *   0  "SBLEDGER"
 *   8  format version, {@value #VERSION}
 *  12  CRC32C of all other octets of the header
 *  16  index
 *  24  salt
 *  32  zeros
 * </pre>
 *
 * @param index its number among the segments, from 1
 * @param salt goes into the checksum of each of its frames
 */
record SegmentHeader(long index, long salt) {

  static final int OCTETS = 64;
  static final int VERSION = 1;

  private static final long MAGIC = 0x53424c4544474552L;
  private static final Pattern NAME = Pattern.compile("[0-9]{10}\\.log");
  private static final String SUFFIX = ".log";

  static FileName name(StorageFolder folder, long index) {
    return new FileName(folder, "%010d%s".formatted(index, SUFFIX));
  }

  /** Whether a file is a segment, by its name. */
  static boolean isSegment(FileName name) {
    return NAME.matcher(name.name()).matches();
  }

  static long indexOf(FileName name) {
    return Long.parseLong(name.name().substring(0, name.name().length() - SUFFIX.length()));
  }

  ByteBuffer encode() {
    ByteBuffer octets = ByteBuffer.allocateDirect(OCTETS);
    octets.putLong(MAGIC).putInt(VERSION).putInt(0).putLong(index).putLong(salt);
    octets.clear();
    octets.putInt(12, checksum(octets));
    return octets;
  }

  /**
   * @throws OperatorFault when the octets are no header of this version
   */
  static SegmentHeader read(StorageFile file) {
    ByteBuffer octets = ByteBuffer.allocate(OCTETS);
    int read = file.read(octets, 0);
    octets.clear();
    if (read < OCTETS || octets.getLong(0) != MAGIC) {
      throw new JournalFault(file.name(), 0, "no header of a segment");
    }
    if (octets.getInt(8) != VERSION) {
      throw new JournalFault(
          file.name(), 8, "format version " + octets.getInt(8) + ", this program reads " + VERSION);
    }
    if (octets.getInt(12) != checksum(octets)) {
      throw new JournalFault(file.name(), 12, "a damaged header: its checksum does not fit");
    }
    SegmentHeader header = new SegmentHeader(octets.getLong(16), octets.getLong(24));
    if (header.index != indexOf(file.name())) {
      throw new JournalFault(
          file.name(), 16, "the header of segment " + header.index + " under another's name");
    }
    return header;
  }

  private static int checksum(ByteBuffer octets) {
    CRC32C crc = new CRC32C();
    crc.update(octets.slice(0, 12));
    crc.update(octets.slice(16, OCTETS - 16));
    return (int) crc.getValue();
  }
}
