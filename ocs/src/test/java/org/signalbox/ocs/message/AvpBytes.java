package org.signalbox.ocs.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * AVPs with any flags and any data, put together octet by octet, so that what is read was not
 * written by the same code.
 */
public final class AvpBytes {

  /** M. */
  public static final int M = 0x40;

  /** V and M. */
  public static final int VM = 0xC0;

  /** V alone. */
  public static final int V = 0x80;

  /** No flags. */
  public static final int NO = 0;

  private static final int VENDOR = 10_415;

  private AvpBytes() {}

  public static byte[] avp(int code, int flags, byte[] data) {
    boolean vendor = (flags & V) != 0;
    int length = (vendor ? 12 : 8) + data.length;
    ByteBuffer bytes = ByteBuffer.allocate((length + 3) & ~3);
    bytes.putInt(code).putInt(flags << 24 | length);
    if (vendor) {
      bytes.putInt(VENDOR);
    }
    return bytes.put(data).array();
  }

  public static byte[] text(int code, int flags, String text) {
    return avp(code, flags, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] u32(int code, int flags, long value) {
    return avp(code, flags, ByteBuffer.allocate(4).putInt((int) value).array());
  }

  public static byte[] u64(int code, int flags, long value) {
    return avp(code, flags, ByteBuffer.allocate(8).putLong(value).array());
  }

  /** IPv4 as an Address. */
  public static byte[] ipv4(int code, int flags, int... octets) {
    byte[] data = new byte[6];
    data[1] = 1;
    for (int i = 0; i < 4; i++) {
      data[2 + i] = (byte) octets[i];
    }
    return avp(code, flags, data);
  }

  public static byte[] group(int code, int flags, byte[]... members) {
    return avp(code, flags, join(members));
  }

  public static byte[] join(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** A Credit-Control-Request of application 4 with R and P set. */
  public static byte[] ccr(byte[]... avps) {
    byte[] body = join(avps);
    ByteBuffer bytes = ByteBuffer.allocate(20 + body.length);
    bytes.putInt(1 << 24 | bytes.capacity()).putInt(0xC0 << 24 | 272).putInt(4);
    return bytes.putInt(0x11).putInt(0x22).put(body).array();
  }
}
