package org.signalbox.ledger.runtime.snapshot;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * The first {@value #OCTETS} octets of a snapshot; after them come chunks, each with its length and
 * its CRC32C before it, and a length of -1 with the CRC32C of all their checksums at the end.
 *
 * <p>A snapshot holds the whole state, or what changed since the snapshot before it.
 *
 * @param position the state is that after the command of this position
 * @param at the last stamp in the log then
 * @param base the position of the snapshot since which the changes are; 0 for a whole one
 */
public record SnapshotHead(long position, Instant at, long base) {

  static final int OCTETS = 64;

  /** Stands where the length of a chunk would, behind the last. */
  static final int END = -1;

  /** Longest chunk; more is damage. */
  static final int CHUNK_OCTETS_MAX = 256 << 20;

  static final String WHOLE = ".snapshot";
  static final String CHANGES = ".changes";
  static final String HALF_MADE = ".tmp";

  private static final int DIGITS = 19;
  private static final Pattern NAME = Pattern.compile("[0-9]{19}\\.(snapshot|changes)");
  private static final long MAGIC = 0x53424c534e415053L;
  private static final int VERSION = 1;

  public SnapshotHead {
    if (base < 0 || (base > 0 && base >= position)) {
      throw new IllegalArgumentException(
          "a snapshot of position " + position + " cannot go on from that of " + base);
    }
  }

  /** The head of a whole snapshot. */
  public static SnapshotHead whole(long position, Instant at) {
    return new SnapshotHead(position, at, 0);
  }

  /** The head of the same moment for what changed since an earlier snapshot. */
  SnapshotHead since(long earlier) {
    return new SnapshotHead(position, at, earlier);
  }

  boolean isWhole() {
    return base == 0;
  }

  /** The file that belongs to this. */
  FileName name() {
    return isWhole() ? whole(position) : changes(position);
  }

  static FileName whole(long position) {
    return new FileName(StorageFolder.SNAPSHOT, "%019d%s".formatted(position, WHOLE));
  }

  static FileName changes(long position) {
    return new FileName(StorageFolder.SNAPSHOT, "%019d%s".formatted(position, CHANGES));
  }

  static boolean isSnapshot(FileName name) {
    return NAME.matcher(name.name()).matches();
  }

  static boolean isWhole(FileName name) {
    return name.name().endsWith(WHOLE);
  }

  /** The position in the name of a file. */
  public static long positionOf(FileName name) {
    return Long.parseLong(name.name().substring(0, DIGITS));
  }

  ByteBuffer encode() {
    ByteBuffer octets = ByteBuffer.allocate(OCTETS);
    octets.putLong(MAGIC).putInt(VERSION).putInt(0).putLong(position);
    octets.putLong(at.getEpochSecond()).putInt(at.getNano()).putInt(0).putLong(base);
    octets.clear();
    octets.putInt(12, checksum(octets));
    return octets;
  }

  /**
   * @throws IllegalArgumentException when the octets are no head of this version
   */
  static SnapshotHead decode(ByteBuffer octets) {
    if (octets.limit() < OCTETS || octets.getLong(0) != MAGIC) {
      throw new IllegalArgumentException("it does not begin like a snapshot");
    }
    if (octets.getInt(8) != VERSION) {
      throw new IllegalArgumentException(
          "its format is version " + octets.getInt(8) + ", this program reads " + VERSION);
    }
    if (octets.getInt(12) != checksum(octets)) {
      throw new IllegalArgumentException("its head is damaged");
    }
    return new SnapshotHead(
        octets.getLong(16),
        Instant.ofEpochSecond(octets.getLong(24), octets.getInt(32)),
        octets.getLong(40));
  }

  private static int checksum(ByteBuffer octets) {
    CRC32C crc = new CRC32C();
    crc.update(octets.slice(0, 12));
    crc.update(octets.slice(16, OCTETS - 16));
    return (int) crc.getValue();
  }
}
