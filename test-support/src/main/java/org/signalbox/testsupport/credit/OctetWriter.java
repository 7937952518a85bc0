package org.signalbox.testsupport.credit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes AVPs and messages octet by octet (RFC 6733 §3, §4.1). One thread. */
final class OctetWriter {

  /** The M flag of an AVP. */
  static final int M = 0x40;

  /** No flag: V follows the vendor. */
  static final int NONE = 0;

  static final int VENDOR_3GPP = 10_415;

  private static final int V = 0x80;
  private static final int HEADER = 8;
  private static final int MESSAGE_HEADER = 20;
  private static final int REQUEST_PROXIABLE = 0xC0;
  private static final int CREDIT_CONTROL_COMMAND = 272;
  private static final int CREDIT_CONTROL = 4;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);

  /** An AVP of the IETF's own space with the M flag. */
  void octets(int code, byte... data) {
    avp(code, 0, M, data);
  }

  void text(int code, String text) {
    octets(code, text.getBytes(StandardCharsets.US_ASCII));
  }

  void number(int code, long value) {
    octets(code, four(value));
  }

  void number64(int code, long value) {
    octets(code, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  void group(int code, Consumer<OctetWriter> content) {
    octets(code, inside(content));
  }

  /** An AVP of 3GPP's space with V and M. */
  void octets3gpp(int code, byte... data) {
    avp(code, VENDOR_3GPP, M, data);
  }

  void text3gpp(int code, String text) {
    octets3gpp(code, text.getBytes(StandardCharsets.US_ASCII));
  }

  void number3gpp(int code, long value) {
    octets3gpp(code, four(value));
  }

  void group3gpp(int code, Consumer<OctetWriter> content) {
    octets3gpp(code, inside(content));
  }

  /** An AVP with any flags; V is set where there is a vendor. */
  void avp(int code, int vendor, int flags, byte[] data) {
    int header = vendor == 0 ? HEADER : HEADER + Integer.BYTES;
    out.writeBytes(four(code));
    out.writeBytes(four(((vendor == 0 ? flags : flags | V) << 24) | (header + data.length)));
    if (vendor != 0) {
      out.writeBytes(four(vendor));
    }
    out.writeBytes(data);
    out.writeBytes(new byte[-data.length & 3]);
  }

  static byte[] four(long value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array();
  }

  static byte[] inside(Consumer<OctetWriter> content) {
    OctetWriter inner = new OctetWriter();
    content.accept(inner);
    return inner.out.toByteArray();
  }

  /** The credit-control request of the AVPs so far; its identifiers are 0. */
  byte[] request() {
    byte[] avps = out.toByteArray();
    return ByteBuffer.allocate(MESSAGE_HEADER + avps.length)
        .putInt((1 << 24) | (MESSAGE_HEADER + avps.length))
        .putInt((REQUEST_PROXIABLE << 24) | CREDIT_CONTROL_COMMAND)
        .putInt(CREDIT_CONTROL)
        .putLong(0)
        .put(avps)
        .array();
  }
}
