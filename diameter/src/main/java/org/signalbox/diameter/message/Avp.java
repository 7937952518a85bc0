package org.signalbox.diameter.message;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One AVP (RFC 6733 §4.1): a view into the bytes of its message, or a new one of its own.
 *
 * <p>The typed readers give nothing when the data does not have the type's form; the bytes are
 * never changed by reading. Immutable; any thread may use it.
 */
public final class Avp {

  /** V: a Vendor-Id follows. */
  public static final int VENDOR = 0x80;

  /** M: a receiver that does not know the AVP must refuse. */
  public static final int MANDATORY = 0x40;

  /** P of RFC 3588, reserved since. */
  public static final int PROTECTED = 0x20;

  private final byte[] bytes;
  private final int offset;
  private final int length;
  private final int depth;

  /** A view; the caller has checked that the length fits. */
  Avp(byte[] bytes, int offset, int length, int depth) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.depth = depth;
  }

  /**
   * A new AVP.
   *
   * @param flags V is set or cleared to fit the key
   * @throws IllegalArgumentException when the data is longer than a length field can say
   */
  public static Avp of(AvpKey key, int flags, byte[] data) {
    AvpWriter writer = new AvpWriter(AvpLayout.VENDOR_HEADER + data.length + 3);
    writer.octets(key, flags, data);
    byte[] bytes = writer.toByteArray();
    return new Avp(bytes, 0, AvpLayout.int24(bytes, 5), 0);
  }

  public int code() {
    return AvpLayout.int32(bytes, offset);
  }

  /** The flags as on the wire, reserved bits included. */
  public int flags() {
    return bytes[offset + 4] & 0xFF;
  }

  public boolean mandatory() {
    return (flags() & MANDATORY) != 0;
  }

  /** The Vendor-Id; 0 when the V flag is clear. */
  public int vendorId() {
    return (flags() & VENDOR) != 0 ? AvpLayout.int32(bytes, offset + AvpLayout.HEADER) : 0;
  }

  public AvpKey key() {
    return new AvpKey(code(), vendorId());
  }

  public boolean is(AvpKey key) {
    return code() == key.code() && vendorId() == key.vendorId();
  }

  /** Octets of data, without header and padding. */
  public int dataLength() {
    return length - AvpLayout.headerLength(flags());
  }

  private int dataOffset() {
    return offset + AvpLayout.headerLength(flags());
  }

  /** A copy of the data. */
  public byte[] data() {
    return Arrays.copyOfRange(bytes, dataOffset(), offset + length);
  }

  /** A copy of the whole AVP, header included, padded with zeros. */
  public byte[] encoded() {
    byte[] whole = new byte[AvpLayout.padded(length)];
    System.arraycopy(bytes, offset, whole, 0, length);
    return whole;
  }

  /** The data as text; broken UTF-8 gives replacement characters. */
  public String text() {
    return AvpText.decode(bytes, dataOffset(), dataLength());
  }

  /** UTF8String, read strictly. */
  public Optional<String> utf8() {
    return AvpText.strict(bytes, dataOffset(), dataLength());
  }

  /** DiameterIdentity: visible ASCII without spaces, at least one character. */
  public Optional<String> identity() {
    String text = text();
    return DiameterIdentity.isValid(text) ? Optional.of(text) : Optional.empty();
  }

  /** IPFilterRule and other rules, as their text. */
  public Optional<String> filterRule() {
    return utf8();
  }

  public OptionalInt integer32() {
    return dataLength() == 4
        ? OptionalInt.of(AvpLayout.int32(bytes, dataOffset()))
        : OptionalInt.empty();
  }

  public OptionalLong unsigned32() {
    return dataLength() == 4
        ? OptionalLong.of(Integer.toUnsignedLong(AvpLayout.int32(bytes, dataOffset())))
        : OptionalLong.empty();
  }

  /** Enumerated, which is an Integer32. */
  public OptionalInt enumerated() {
    return integer32();
  }

  public OptionalLong integer64() {
    return dataLength() == 8
        ? OptionalLong.of(AvpLayout.int64(bytes, dataOffset()))
        : OptionalLong.empty();
  }

  /** Unsigned64 as 64 bits: values over {@link Long#MAX_VALUE} are negative. */
  public OptionalLong unsigned64() {
    return integer64();
  }

  public Optional<Float> float32() {
    return dataLength() == 4
        ? Optional.of(Float.intBitsToFloat(AvpLayout.int32(bytes, dataOffset())))
        : Optional.empty();
  }

  public Optional<Double> float64() {
    return dataLength() == 8
        ? Optional.of(Double.longBitsToDouble(AvpLayout.int64(bytes, dataOffset())))
        : Optional.empty();
  }

  /** Time: seconds of the NTP era that fits the years 1968 to 2104 (RFC 6733 §4.3.1). */
  public Optional<Instant> time() {
    return dataLength() == 4
        ? Optional.of(AvpTime.fromWire(AvpLayout.int32(bytes, dataOffset())))
        : Optional.empty();
  }

  /** Address: IPv4 and IPv6; other families give nothing. */
  public Optional<InetAddress> address() {
    return AvpAddress.fromWire(data());
  }

  /**
   * The AVPs inside a Grouped AVP, read when they are looked at. Below {@link AvpList#DEPTH_MAX}
   * levels the list is empty and says so in its fault.
   */
  public AvpList group() {
    return AvpList.inside(bytes, dataOffset(), offset + length, depth + 1);
  }

  /** Equal when flags, code, vendor and data are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Avp that
        && Arrays.equals(
            bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    return 31 * code() + Arrays.hashCode(data());
  }

  /** Code, vendor and length, never the data. */
  @Override
  public String toString() {
    return "AVP " + key() + " of " + dataLength() + " octets";
  }
}
