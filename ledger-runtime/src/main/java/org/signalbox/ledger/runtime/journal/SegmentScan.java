package org.signalbox.ledger.runtime.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * One segment and a place in it. Read into memory as far as it was written: most of those made
 * ahead is zeros. One thread.
 */
final class SegmentScan {

  private static final int ZEROS_OCTETS = 64 << 10;

  private final FileName name;
  private final SegmentHeader header;

  /** What was written, and room behind it for a last frame that ends in zeros. */
  private final ByteBuffer octets;

  private final FrameCodec codec = new FrameCodec();
  private int offset = SegmentHeader.OCTETS;

  private SegmentScan(FileName name, SegmentHeader header, ByteBuffer octets) {
    this.name = name;
    this.header = header;
    this.octets = octets;
  }

  static SegmentScan of(LedgerStoragePort storage, FileName name) {
    try (StorageFile file = open(storage, name)) {
      SegmentHeader header = SegmentHeader.read(file);
      long needed = writtenUpTo(file) + FrameCodec.framed(JournalConfig.PAYLOAD_OCTETS_MAX);
      ByteBuffer octets = ByteBuffer.allocate((int) Math.min(file.octets(), needed));
      file.read(octets, 0);
      return new SegmentScan(name, header, octets.flip());
    }
  }

  /** A place behind which all is zeros, close to the first such place. */
  private static long writtenUpTo(StorageFile file) {
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS_OCTETS);
    ByteBuffer piece = ByteBuffer.allocateDirect(ZEROS_OCTETS);
    long end = file.octets();
    while (end > 0) {
      long from = (end - 1) / ZEROS_OCTETS * ZEROS_OCTETS;
      file.read(piece.clear().limit((int) (end - from)), from);
      if (piece.flip().mismatch(zeros.clear().limit(piece.limit())) >= 0) {
        return end;
      }
      end = from;
    }
    return end;
  }

  /** The position of a segment's first frame, reading no more than that; empty without one. */
  static Optional<Long> firstPosition(LedgerStoragePort storage, FileName name) {
    return firstFrame(storage, name).map(JournalFrame::position);
  }

  /** A segment's first frame, reading no more than that; empty without one. */
  static Optional<JournalFrame> firstFrame(LedgerStoragePort storage, FileName name) {
    try (StorageFile file = open(storage, name)) {
      SegmentHeader header = SegmentHeader.read(file);
      ByteBuffer head = ByteBuffer.allocate(SegmentHeader.OCTETS + FrameCodec.HEAD_OCTETS);
      file.read(head, 0);
      int length = head.getInt(SegmentHeader.OCTETS + 4);
      if (length <= 0 || length > JournalConfig.PAYLOAD_OCTETS_MAX) {
        return Optional.empty();
      }
      ByteBuffer octets = ByteBuffer.allocate(SegmentHeader.OCTETS + FrameCodec.framed(length));
      file.read(octets, 0);
      return new FrameCodec().read(octets.flip(), SegmentHeader.OCTETS, header.salt());
    }
  }

  /** Opens a segment; in the archive where it was moved there since its name was read. */
  private static StorageFile open(LedgerStoragePort storage, FileName name) {
    try {
      return storage.open(name);
    } catch (StorageException e) {
      FileName archived = new FileName(StorageFolder.ARCHIVE, name.name());
      if (name.equals(archived) || !storage.list(StorageFolder.ARCHIVE).contains(archived)) {
        throw e;
      }
      return storage.open(archived);
    }
  }

  FileName name() {
    return name;
  }

  SegmentHeader header() {
    return header;
  }

  /** Where the next frame begins, or would. */
  int offset() {
    return offset;
  }

  /** The frame at the present place, without moving on. */
  Optional<JournalFrame> peek() {
    return codec.read(octets, offset, header.salt());
  }

  void skip(JournalFrame frame) {
    offset += FrameCodec.framed(frame.payload().length);
  }

  /** The end of what is not zero behind the present place; the place itself when all is. */
  int endOfWritten() {
    int end = octets.limit();
    // Eight at a time: most of a segment that is made ahead is zeros.
    while (end - Long.BYTES >= offset && octets.getLong(end - Long.BYTES) == 0) {
      end -= Long.BYTES;
    }
    while (end > offset && octets.get(end - 1) == 0) {
      end--;
    }
    return end;
  }

  boolean restIsZero() {
    return endOfWritten() == offset;
  }

  /**
   * The first frame behind the present place that was written when all up to a position had been
   * synced. Such a frame proves that what is missing before it was there once.
   */
  Optional<JournalFrame> laterThan(long position) {
    int end = endOfWritten();
    for (int at = offset; at + FrameCodec.HEAD_OCTETS < end; at += FrameCodec.ALIGNMENT) {
      Optional<JournalFrame> found = codec.read(octets, at, header.salt());
      if (found.isPresent() && found.get().batchStart() > position) {
        return found;
      }
    }
    return Optional.empty();
  }
}
