package org.signalbox.diameter.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text in AVPs. All methods are pure. */
final class AvpText {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** In each octet the bit that tells small letters of ASCII from capitals. */
  private static final long SMALL = 0x2020_2020_2020_2020L;

  /** In each octet the bit that ASCII leaves clear. */
  private static final long BEYOND_ASCII = 0x8080_8080_8080_8080L;

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private AvpText() {}

  static String decode(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  /** The text, or nothing when the bytes are not UTF-8. */
  static Optional<String> strict(byte[] bytes, int from, int length) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * A hash of a text, the same whatever the case of its ASCII letters; takes eight octets at a
   * time.
   *
   * @return 0 when the text is not ASCII alone, and only then
   */
  static long caselessHash(byte[] bytes, int from, int length) {
    long hash = length;
    long seen = 0;
    long last = 0;
    if (length >= Long.BYTES) {
      // The last word may have octets of the one before it.
      int lastAt = from + length - Long.BYTES;
      for (int at = from; at < lastAt; at += Long.BYTES) {
        long word = (long) WORDS.get(bytes, at);
        seen |= word;
        hash = mixed(hash, word);
      }
      last = (long) WORDS.get(bytes, lastAt);
    } else {
      for (int i = 0; i < length; i++) {
        last = last << Byte.SIZE | (bytes[from + i] & 0xFF);
      }
    }
    hash = mixed(hash, last);
    boolean isAscii = ((seen | last) & BEYOND_ASCII) == 0;
    return isAscii ? Math.max(1, hash & Long.MAX_VALUE) : 0;
  }

  private static long mixed(long hash, long word) {
    long product = (hash ^ (word | SMALL)) * SPREAD;
    return product ^ product >>> Integer.SIZE;
  }
}
