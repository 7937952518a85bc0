package org.signalbox.ledger.runtime.snapshot;

import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.LedgerImageDecoder;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;

/** Reads a snapshot and believes nothing of it that its checksums do not confirm. One thread. */
public final class SnapshotReader {

  private static final int BUFFER_OCTETS = 4 << 20;

  private final StorageFile file;
  private final long fileOctets;
  private final LongConsumer progress;
  private final CRC32C ofChecksums = new CRC32C();
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_OCTETS).limit(0);
  private long bufferStart;

  private SnapshotReader(StorageFile file, LongConsumer progress) {
    this.file = file;
    this.fileOctets = file.octets();
    this.progress = progress;
  }

  /**
   * A snapshot.
   *
   * @param head where in the log it was taken
   * @param image the state
   * @param extent what was read for it
   */
  public record Snapshot(SnapshotHead head, LedgerImage image, SnapshotExtent extent) {}

  /**
   * Reads where a snapshot was taken.
   *
   * @throws OperatorFault when the file does not begin like one
   */
  static SnapshotHead head(LedgerStoragePort storage, FileName name) {
    return read(storage, name, read -> {}, SnapshotReader::readHead);
  }

  /**
   * Reads all of a file.
   *
   * @param into takes the chunks
   * @param progress told the octets read so far, from time to time
   * @return how many octets it has
   * @throws OperatorFault when the file is not a whole one
   */
  static long read(
      LedgerStoragePort storage, FileName name, LedgerImageDecoder into, LongConsumer progress) {
    return read(storage, name, progress, reader -> reader.readAll(into));
  }

  private static <T> T read(
      LedgerStoragePort storage,
      FileName name,
      LongConsumer progress,
      Function<SnapshotReader, T> reading) {
    try (StorageFile file = storage.open(name)) {
      return reading.apply(new SnapshotReader(file, progress));
    } catch (IllegalArgumentException | OperatorFault e) {
      throw new OperatorFault("the snapshot " + name + " is damaged: " + e.getMessage(), e);
    }
  }

  private SnapshotHead readHead() {
    return SnapshotHead.decode(next(SnapshotHead.OCTETS));
  }

  private long readAll(LedgerImageDecoder decoder) {
    readHead();
    while (true) {
      ByteBuffer chunkHead = next(8);
      int length = chunkHead.getInt();
      int checksum = chunkHead.getInt();
      if (length == SnapshotHead.END) {
        requireChecksum(checksum, ofChecksums, "its end");
        return at();
      }
      byte[] chunk = new byte[requireLength(length)];
      next(length).get(chunk);
      CRC32C crc = new CRC32C();
      crc.update(chunk);
      requireChecksum(checksum, crc, "a chunk");
      ofChecksums.update(ByteBuffer.allocate(4).putInt(checksum).flip());
      decoder.accept(chunk);
      progress.accept(at());
    }
  }

  private int requireLength(int length) {
    if (length < 0 || length > SnapshotHead.CHUNK_OCTETS_MAX || length > fileOctets - at()) {
      throw new IllegalArgumentException("octet " + at() + ": a chunk of " + length + " octets");
    }
    return length;
  }

  private void requireChecksum(int expected, CRC32C crc, String what) {
    if (expected != (int) crc.getValue()) {
      throw new IllegalArgumentException(
          "octet " + at() + ": the checksum of " + what + " does not fit");
    }
  }

  private long at() {
    return bufferStart + buffer.position();
  }

  /** The next octets, as a buffer of their own. */
  private ByteBuffer next(int length) {
    if (buffer.remaining() < length) {
      refill(length);
    }
    ByteBuffer octets = buffer.slice(buffer.position(), length);
    buffer.position(buffer.position() + length);
    return octets;
  }

  private void refill(int length) {
    long from = at();
    if (length > buffer.capacity()) {
      buffer = ByteBuffer.allocate(length);
    }
    bufferStart = from;
    buffer.clear();
    file.read(buffer, from);
    buffer.flip();
    if (buffer.remaining() < length) {
      throw new IllegalArgumentException("octet " + (from + buffer.remaining()) + ": it ends here");
    }
  }
}
