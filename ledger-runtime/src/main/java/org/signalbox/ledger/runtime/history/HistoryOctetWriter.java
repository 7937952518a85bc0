package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.signalbox.core.Amount;

/** A buffer that grows; numbers are big-endian, texts UTF-8 behind their length. One thread. */
final class HistoryOctetWriter {

  private static final int LONG_DIGITS = 18;

  private ByteBuffer octets = ByteBuffer.allocate(64 << 10);

  int at() {
    return octets.position();
  }

  void clear() {
    octets.clear();
  }

  /** What was written, to be read before anything else is written. */
  ByteBuffer written() {
    return octets.duplicate().flip();
  }

  /** Replaces a number that was written. */
  void numberAt(int at, int value) {
    octets.putInt(at, value);
  }

  HistoryOctetWriter octet(int value) {
    room(1).put((byte) value);
    return this;
  }

  HistoryOctetWriter number(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  HistoryOctetWriter longNumber(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  HistoryOctetWriter text(String value) {
    int length = value.length();
    int from = room(Short.BYTES + length).position();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 128) {
        return wide(value);
      }
      octets.put(from + Short.BYTES + i, (byte) c);
    }
    octets.putShort((short) length).position(from + Short.BYTES + length);
    return this;
  }

  /** A text that is not of ASCII alone. */
  private HistoryOctetWriter wide(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    room(Short.BYTES + utf8.length).putShort((short) utf8.length).put(utf8);
    return this;
  }

  HistoryOctetWriter moment(Instant value) {
    room(Long.BYTES + Integer.BYTES).putLong(value.getEpochSecond()).putInt(value.getNano());
    return this;
  }

  /** Scale, then the unscaled value: as a long where it fits, else its octets. */
  HistoryOctetWriter amount(Amount amount) {
    octet(amount.scale());
    if (amount.precision() <= LONG_DIGITS) {
      return octet(0).longNumber(amount.unscaled());
    }
    byte[] digits = amount.value().unscaledValue().toByteArray();
    octet(digits.length);
    room(digits.length).put(digits);
    return this;
  }

  private ByteBuffer room(int wanted) {
    if (octets.remaining() < wanted) {
      int capacity = Math.max(octets.capacity() * 2, octets.position() + wanted);
      octets = ByteBuffer.allocate(capacity).put(octets.flip());
    }
    return octets;
  }
}
