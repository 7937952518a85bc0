package org.signalbox.diameter.message;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes AVPs one after another, each padded to four octets. The short forms set the M flag, as
 * most AVPs of the specifications have it; {@link #add} takes an AVP with any flags.
 *
 * <p>Used by one thread.
 */
public class AvpWriter {

  private byte[] bytes;
  private int size;

  AvpWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /** Writes an AVP with any flags; V follows the key. */
  public final void octets(AvpKey key, int flags, byte[] data) {
    int start = open(key, flags, data.length);
    System.arraycopy(data, 0, bytes, size, data.length);
    size += data.length;
    close(start);
  }

  /** Copies an AVP as it is. */
  public final void add(Avp avp) {
    raw(avp.encoded());
  }

  public final void octets(AvpKey key, byte[] data) {
    octets(key, Avp.MANDATORY, data);
  }

  /** UTF8String, DiameterIdentity, DiameterURI, IPFilterRule. */
  public final void text(AvpKey key, String text) {
    octets(key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Unsigned32, Integer32, Enumerated, Float32: the low 32 bits. */
  public final void integer32(AvpKey key, long value) {
    int start = open(key, Avp.MANDATORY, 4);
    AvpLayout.putInt32(bytes, size, (int) value);
    size += 4;
    close(start);
  }

  /** Unsigned64, Integer64. */
  public final void integer64(AvpKey key, long value) {
    int start = open(key, Avp.MANDATORY, 8);
    AvpLayout.putInt32(bytes, size, (int) (value >>> 32));
    AvpLayout.putInt32(bytes, size + 4, (int) value);
    size += 8;
    close(start);
  }

  public final void address(AvpKey key, InetAddress address) {
    octets(key, AvpAddress.toWire(address));
  }

  public final void time(AvpKey key, Instant instant) {
    integer32(key, AvpTime.toWire(instant));
  }

  /** Writes a Grouped AVP whose content the writer's user writes. */
  public final void group(AvpKey key, Consumer<AvpWriter> content) {
    int start = open(key, Avp.MANDATORY, 64);
    content.accept(this);
    close(start);
  }

  final void raw(byte[] encoded) {
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  final void raw(byte[] from, int offset, int end) {
    reserve(end - offset + 3);
    System.arraycopy(from, offset, bytes, size, end - offset);
    size = AvpLayout.padded(size + end - offset);
  }

  private int open(AvpKey key, int flags, int expectedData) {
    int start = size;
    boolean vendor = key.vendorId() != 0;
    reserve(AvpLayout.VENDOR_HEADER + expectedData + 3);
    AvpLayout.putInt32(bytes, start, key.code());
    bytes[start + 4] = (byte) (vendor ? flags | Avp.VENDOR : flags & ~Avp.VENDOR);
    size = start + AvpLayout.HEADER;
    if (vendor) {
      AvpLayout.putInt32(bytes, size, key.vendorId());
      size = start + AvpLayout.VENDOR_HEADER;
    }
    return start;
  }

  private void close(int start) {
    int length = size - start;
    if (length > AvpLayout.LENGTH_MAX) {
      throw new IllegalArgumentException("an AVP holds at most 16 MiB");
    }
    AvpLayout.putInt24(bytes, start + 5, length);
    reserve(3);
    size = AvpLayout.padded(size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  final int size() {
    return size;
  }

  final byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
