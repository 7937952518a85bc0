package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.signalbox.core.Amount;

/**
 * Writes values as octets, one way each: what {@link OctetReader} reads back and nothing else.
 *
 * <p>Whole numbers take 7 bits an octet, low bits first; text is its length and UTF-8; a decimal is
 * its scale and its digits. Used by one thread.
 */
public final class OctetWriter {

  private byte[] octets;
  private int size;

  public OctetWriter(int expectedSize) {
    octets = new byte[expectedSize];
  }

  public int size() {
    return size;
  }

  public byte[] toOctets() {
    return Arrays.copyOf(octets, size);
  }

  /** Copies what was written; there must be room for it. */
  void copyTo(byte[] target, int at) {
    System.arraycopy(octets, 0, target, at, size);
  }

  /** Forgets what was written, to begin anew. */
  public void clear() {
    size = 0;
  }

  public OctetWriter octet(int value) {
    room(1);
    octets[size++] = (byte) value;
    return this;
  }

  /** Octets that were written before, as they are. */
  public OctetWriter octets(byte[] written) {
    return octets(written, 0, written.length);
  }

  /** Some of the octets that were written before, as they are. */
  OctetWriter octets(byte[] written, int from, int to) {
    int length = to - from;
    room(length);
    System.arraycopy(written, from, octets, size, length);
    size += length;
    return this;
  }

  public OctetWriter flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  /** One of constants that only ever grow at the end; the golden logs hold them in place. */
  @SuppressWarnings("EnumOrdinal")
  public OctetWriter constant(Enum<?> value) {
    return octet(value.ordinal());
  }

  /** A number not below 0 in few octets when it is small. */
  public OctetWriter count(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octets[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    octets[size++] = (byte) rest;
    return this;
  }

  /** A number of either sign in few octets when it is near 0. */
  public OctetWriter number(long value) {
    return count((value << 1) ^ (value >> 63));
  }

  /** A moment in nanoseconds since 1970, in eight octets. */
  public OctetWriter moment(long nanos) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      octets[size++] = (byte) (nanos >>> shift);
    }
    return this;
  }

  public OctetWriter moment(Instant moment) {
    return moment(LedgerTime.nanos(moment));
  }

  public OctetWriter text(String text) {
    int length = text.length();
    if (length < 128 && isAscii(text)) {
      room(length + 1);
      octets[size++] = (byte) length;
      for (int i = 0; i < length; i++) {
        octets[size++] = (byte) text.charAt(i);
      }
      return this;
    }
    return block(text.getBytes(StandardCharsets.UTF_8));
  }

  public OctetWriter block(byte[] block) {
    return count(block.length).octets(block);
  }

  public OctetWriter amount(Amount amount) {
    return amount.isNarrow() ? narrow(amount.unscaled(), amount.scale()) : decimal(amount.value());
  }

  /** A weight as {@link Texts#canonicalWeight} makes it. */
  public OctetWriter weight(BigDecimal weight) {
    return decimal(weight);
  }

  /** A decimal whose scale is not below 0. */
  public OctetWriter decimal(BigDecimal value) {
    BigInteger digits = value.unscaledValue();
    return digits.bitLength() < Long.SIZE
        ? narrow(digits.longValue(), value.scale())
        : octet((value.scale() << 1) | 1).block(digits.toByteArray());
  }

  private OctetWriter narrow(long digits, int scale) {
    return octet(scale << 1).number(digits);
  }

  public <T> OctetWriter optional(Optional<T> value, BiConsumer<OctetWriter, T> writing) {
    flag(value.isPresent());
    value.ifPresent(present -> writing.accept(this, present));
    return this;
  }

  public <T> OctetWriter list(Collection<T> values, BiConsumer<OctetWriter, T> writing) {
    count(values.size());
    for (T value : values) {
      writing.accept(this, value);
    }
    return this;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private void room(int more) {
    if (size + more > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(octets.length * 2, size + more));
    }
  }
}
