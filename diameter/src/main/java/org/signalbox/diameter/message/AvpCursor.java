package org.signalbox.diameter.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * Walks AVPs without creating an object for each: the way to look at a message on a hot path.
 *
 * <p>{@link #next} moves to the next AVP; the other methods speak of the one it stands on. The walk
 * ends at the end of the range or at the first AVP whose length cannot be trusted, which {@link
 * #fault} then tells. Not shared between threads.
 */
public final class AvpCursor {

  private final byte[] bytes;
  private final int end;
  private int nextAt;
  private int at;
  private int flags;
  private int length;
  private Optional<MessageFault> fault = Optional.empty();

  AvpCursor(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.nextAt = from;
    this.end = end;
  }

  /** Moves to the next AVP; false at the end or at a fault. */
  public boolean next() {
    int left = end - nextAt;
    if (left <= 0 || fault.isPresent()) {
      return false;
    }
    at = nextAt;
    if (left < AvpLayout.HEADER) {
      return stopAt("AVP header is cut off");
    }
    int flagsAndLength = AvpLayout.int32(bytes, at + 4);
    flags = flagsAndLength >>> 24;
    length = flagsAndLength & 0xFF_FFFF;
    if (length < AvpLayout.headerLength(flags)) {
      return stopAt("AVP length is shorter than its header");
    }
    if (length > left) {
      return stopAt("AVP length is beyond the end");
    }
    // A last AVP whose padding was cut off is accepted, as every stack does.
    nextAt = Math.min(end, at + AvpLayout.padded(length));
    return true;
  }

  private boolean stopAt(String what) {
    fault = Optional.of(AvpFaults.invalidLength(bytes, at, end, what));
    return false;
  }

  /** What ended the walk before the end; empty while AVPs are sound. */
  public Optional<MessageFault> fault() {
    return fault;
  }

  public int code() {
    return AvpLayout.int32(bytes, at);
  }

  /** The AVP's flags as on the wire, reserved bits included. */
  public int flags() {
    return flags;
  }

  /** The Vendor-Id; 0 when the V flag is clear. */
  public int vendorId() {
    return (flags & Avp.VENDOR) != 0 ? AvpLayout.int32(bytes, at + AvpLayout.HEADER) : 0;
  }

  /** True when the AVP has this code and vendor. */
  public boolean is(AvpKey key) {
    return code() == key.code() && vendorId() == key.vendorId();
  }

  public int dataLength() {
    return length - AvpLayout.headerLength(flags);
  }

  int offset() {
    return at;
  }

  int endOffset() {
    return nextAt;
  }

  private int dataOffset() {
    return at + AvpLayout.headerLength(flags);
  }

  /** The data as text; every byte string has one, broken UTF-8 gives replacement characters. */
  public String text() {
    return AvpText.decode(bytes, dataOffset(), dataLength());
  }

  /**
   * One octet of the data.
   *
   * @param index from 0 to {@link #dataLength} - 1
   */
  public byte dataAt(int index) {
    return bytes[dataOffset() + index];
  }

  /** The data as a number, where it is four octets. */
  public int integer32() {
    return AvpLayout.int32(bytes, dataOffset());
  }

  /** The data as a number, where it is eight octets. */
  public long integer64() {
    return AvpLayout.int64(bytes, dataOffset());
  }

  /** A walk over the AVPs inside a Grouped AVP; whoever walks knows how deep it goes. */
  public AvpCursor group() {
    return new AvpCursor(bytes, dataOffset(), at + length);
  }

  /** A copy of the data. */
  public byte[] data() {
    return Arrays.copyOfRange(bytes, dataOffset(), dataOffset() + dataLength());
  }

  /**
   * A hash of the data as text, the same whatever the case of its ASCII letters.
   *
   * @return 0 when the data is not ASCII alone, and only then
   */
  public long caselessHash() {
    return AvpText.caselessHash(bytes, dataOffset(), dataLength());
  }

  /** The same hash of a text that stands in no AVP. */
  public static long caselessHash(byte[] text) {
    return AvpText.caselessHash(text, 0, text.length);
  }

  /** Where it stands now, for {@link #returnTo}. */
  public int place() {
    return at;
  }

  /**
   * Goes back to an AVP, from which it may go on.
   *
   * @param place of an AVP that this walk stood on
   */
  public void returnTo(int place) {
    nextAt = place;
    fault = Optional.empty();
    var _ = next();
  }

  /**
   * True when the data is this ASCII text in any case.
   *
   * @param lowerCase the text in lower case, as bytes
   */
  public boolean dataEqualsIgnoreCase(byte[] lowerCase) {
    if (dataLength() != lowerCase.length) {
      return false;
    }
    int from = dataOffset();
    if (Arrays.equals(bytes, from, from + lowerCase.length, lowerCase, 0, lowerCase.length)) {
      return true;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      int b = bytes[from + i];
      if (b != lowerCase[i] && (b < 'A' || b > 'Z' || b + 32 != lowerCase[i])) {
        return false;
      }
    }
    return true;
  }

  /** The AVP as a view that outlives the walk. */
  public Avp avp() {
    return new Avp(bytes, at, length, 0);
  }
}
