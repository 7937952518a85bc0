package org.signalbox.ledger.runtime.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Frames as octets. All numbers are big-endian; a frame begins at a multiple of {@value
 * #ALIGNMENT}.
 *
 * <pre>
 *   0  CRC32C of the segment's salt and of octets 4 to the end of the payload
 *   4  length of the payload, above 0
 *   8  position
 *  16  position minus that of the first frame of the batch
 *  20  term
 *  24  payload, zeros up to the next multiple of 8
 * </pre>
 *
 * <p>The salt is a random number in the segment's header. Without it a client could send a text
 * that looks like a frame, and a reader searching for frames behind damage would find it. One
 * thread.
 */
final class FrameCodec {

  static final int HEAD_OCTETS = 24;
  static final int ALIGNMENT = 8;

  private final CRC32C crc = new CRC32C();
  private final ByteBuffer saltOctets = ByteBuffer.allocate(Long.BYTES);

  /** The octets a frame takes. */
  static int framed(int payloadOctets) {
    return HEAD_OCTETS + (payloadOctets + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Writes a frame at the buffer's position. */
  void write(JournalFrame frame, long salt, ByteBuffer into) {
    int start = into.position();
    int length = frame.payload().length;
    into.putInt(0).putInt(length);
    into.putLong(frame.position());
    into.putInt(Math.toIntExact(frame.position() - frame.batchStart())).putInt(frame.term());
    into.put(frame.payload());
    into.putInt(start, checksum(into, start, length, salt));
    while (into.position() < start + framed(length)) {
      into.put((byte) 0);
    }
  }

  /** The frame at an offset; empty where there is none, or not a whole one. */
  Optional<JournalFrame> read(ByteBuffer segment, int offset, long salt) {
    if (offset + HEAD_OCTETS > segment.limit()) {
      return Optional.empty();
    }
    int length = segment.getInt(offset + 4);
    long position = segment.getLong(offset + 8);
    int back = segment.getInt(offset + 16);
    boolean plausible =
        length > 0
            && length <= JournalConfig.PAYLOAD_OCTETS_MAX
            && offset + framed(length) <= segment.limit()
            && back >= 0
            && position > back;
    if (!plausible || segment.getInt(offset) != checksum(segment, offset, length, salt)) {
      return Optional.empty();
    }
    byte[] payload = new byte[length];
    segment.get(offset + HEAD_OCTETS, payload);
    int term = segment.getInt(offset + 20);
    return Optional.of(new JournalFrame(position, position - back, term, payload));
  }

  private int checksum(ByteBuffer buffer, int start, int length, long salt) {
    crc.reset();
    crc.update(saltOctets.clear().putLong(salt).flip());
    int covered = HEAD_OCTETS - 4 + length;
    crc.update(buffer.slice(start + 4, covered));
    return (int) crc.getValue();
  }
}
