package org.signalbox.diameter.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The shape of AVP and message headers (RFC 6733 §3, §4.1). All methods are pure. */
final class AvpLayout {

  /** Code, flags and length. */
  static final int HEADER = 8;

  /** The same with a Vendor-Id. */
  static final int VENDOR_HEADER = 12;

  static final int LENGTH_MAX = 0xFF_FFFF;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private AvpLayout() {}

  static int int32(byte[] bytes, int at) {
    return (int) WORDS.get(bytes, at);
  }

  static int int24(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 16) | ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
  }

  static long int64(byte[] bytes, int at) {
    return ((long) int32(bytes, at) << 32) | Integer.toUnsignedLong(int32(bytes, at + 4));
  }

  static void putInt32(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  static void putInt24(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 16);
    bytes[at + 1] = (byte) (value >>> 8);
    bytes[at + 2] = (byte) value;
  }

  /** A length with the padding that follows it, to a multiple of four. */
  static int padded(int length) {
    return (length + 3) & ~3;
  }

  static int headerLength(int flags) {
    return (flags & Avp.VENDOR) != 0 ? VENDOR_HEADER : HEADER;
  }
}
