package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.signalbox.ledger.runtime.storage.StorageFile;

/**
 * A frame of a segment of history.
 *
 * <pre>
 *   0  CRC32C of the segment's salt and of octets 4 to the end
 *   4  length of the payload, above 0
 *   8  where the frame before this one of the same account begins; 0 for none in the segment
 *  12  payload
 * </pre>
 *
 * @param previous where the account's frame before begins; 0 for none
 * @param payload an item or a mark
 * @param end where the next frame begins
 */
record HistoryFrame(int previous, ByteBuffer payload, int end) {

  static final int HEAD_OCTETS = 12;

  /** Longer than any item: a few texts of 512 characters at most. */
  private static final int PAYLOAD_OCTETS_MAX = 64 << 10;

  private static final int USUAL_OCTETS = 512;

  /** The frame that begins in a buffer at an offset; empty where none does, or not a whole one. */
  static Optional<HistoryFrame> in(ByteBuffer octets, int offset, HistorySegmentHead head) {
    if (offset + HEAD_OCTETS > octets.limit()) {
      return Optional.empty();
    }
    int length = octets.getInt(offset + 4);
    boolean isPlausible =
        length > 0
            && length <= PAYLOAD_OCTETS_MAX
            && offset + HEAD_OCTETS + length <= octets.limit();
    if (!isPlausible || octets.getInt(offset) != checksum(octets, offset, head, length)) {
      return Optional.empty();
    }
    return Optional.of(
        new HistoryFrame(
            octets.getInt(offset + 8),
            octets.slice(offset + HEAD_OCTETS, length),
            offset + HEAD_OCTETS + length));
  }

  /** The frame that begins in a file at an offset. */
  static Optional<HistoryFrame> in(StorageFile file, int offset, HistorySegmentHead head) {
    ByteBuffer octets = ByteBuffer.allocate(USUAL_OCTETS);
    int read = file.read(octets, offset);
    if (read < HEAD_OCTETS) {
      return Optional.empty();
    }
    int wanted = HEAD_OCTETS + octets.getInt(4);
    if (wanted > read && wanted > HEAD_OCTETS && wanted <= HEAD_OCTETS + PAYLOAD_OCTETS_MAX) {
      octets = ByteBuffer.allocate(wanted);
      file.read(octets, offset);
    }
    return in(octets.flip(), 0, head);
  }

  /** The checksum of a frame that stands in a buffer, to be put at its beginning. */
  static int checksum(ByteBuffer octets, int offset, HistorySegmentHead head, int length) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(head.salt()).flip());
    crc.update(octets.slice(offset + 4, HEAD_OCTETS - 4 + length));
    return (int) crc.getValue();
  }
}
