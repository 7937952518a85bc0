package org.signalbox.ledger.runtime.snapshot;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.zip.CRC32C;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.LedgerImageEncoder;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * Writes one snapshot, a piece at a time, so that whoever writes it can do other things between.
 * The keeper's thread.
 *
 * <p>It syncs every half megabyte: much unwritten data of one file delays the syncs of another, and
 * the log's syncs must not wait.
 */
public final class SnapshotWriter implements AutoCloseable {

  private static final int PIECE_OCTETS = 1 << 16;
  private static final long UNSYNCED_OCTETS_MAX = 1 << 19;

  private final LedgerStoragePort storage;
  private final SnapshotHead head;
  private final FileName halfMade;
  private final Iterator<byte[]> chunks;
  private final StorageFile file;
  private final CRC32C ofChecksums = new CRC32C();
  private long offset = SnapshotHead.OCTETS;
  private long synced;

  private SnapshotWriter(LedgerStoragePort storage, SnapshotHead head, Iterator<byte[]> chunks) {
    this.storage = storage;
    this.head = head;
    this.halfMade =
        new FileName(StorageFolder.SNAPSHOT, head.name().name() + SnapshotHead.HALF_MADE);
    this.chunks = chunks;
    deleteHalfMade(storage);
    this.file = begun(storage.create(halfMade, 0), head);
  }

  /** Begins the snapshot of an image; removes what an interrupted run left of another. */
  public static SnapshotWriter whole(
      LedgerStoragePort storage, SnapshotHead head, LedgerImage image) {
    return new SnapshotWriter(storage, head, LedgerImageEncoder.chunks(image));
  }

  /**
   * Begins the snapshot of what changed.
   *
   * @param before the image of the snapshot that the head goes on from
   */
  static SnapshotWriter changes(
      LedgerStoragePort storage, SnapshotHead head, LedgerImage image, LedgerImage before) {
    return new SnapshotWriter(storage, head, LedgerImageEncoder.changes(image, before));
  }

  private static StorageFile begun(StorageFile file, SnapshotHead head) {
    try {
      file.write(head.encode(), 0);
      return file;
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Deletes what was left of a snapshot that did not come to its end. */
  public static void deleteHalfMade(LedgerStoragePort storage) {
    storage.list(StorageFolder.SNAPSHOT).stream()
        .filter(old -> old.name().endsWith(SnapshotHead.HALF_MADE))
        .forEach(storage::delete);
  }

  /**
   * Writes the next piece.
   *
   * @return true when the snapshot is complete and has its name
   */
  public boolean step() {
    int written = 0;
    while (chunks.hasNext() && written < PIECE_OCTETS) {
      byte[] chunk = chunks.next();
      CRC32C crc = new CRC32C();
      crc.update(chunk);
      write(chunk.length, (int) crc.getValue(), chunk);
      ofChecksums.update(ByteBuffer.allocate(4).putInt((int) crc.getValue()).flip());
      written += chunk.length;
    }
    if (chunks.hasNext()) {
      if (offset - synced > UNSYNCED_OCTETS_MAX) {
        file.sync();
        synced = offset;
      }
      return false;
    }
    write(SnapshotHead.END, (int) ofChecksums.getValue(), new byte[0]);
    file.sync();
    file.close();
    storage.rename(halfMade, head.name());
    return true;
  }

  private void write(int length, int checksum, byte[] chunk) {
    ByteBuffer octets = ByteBuffer.allocate(8 + chunk.length);
    octets.putInt(length).putInt(checksum).put(chunk).flip();
    file.write(octets, offset);
    offset += 8 + chunk.length;
  }

  SnapshotHead head() {
    return head;
  }

  /** Octets written so far. */
  public long octets() {
    return offset;
  }

  /** Gives up; what was written stays until it is deleted. */
  @Override
  public void close() {
    file.close();
  }
}
