package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.signalbox.core.Amount;
import org.signalbox.ledger.UnreadableLedgerFault;

/**
 * Reads what {@link OctetWriter} wrote, and refuses everything it would not have written: so what
 * is read encodes to the same octets again. Used by one thread.
 */
public final class OctetReader {

  private final byte[] octets;
  private int at;

  public OctetReader(byte[] octets) {
    this.octets = octets;
  }

  /** A fault that says where. */
  public UnreadableLedgerFault fault(String what) {
    return new UnreadableLedgerFault("octet " + at + " of " + octets.length + ": " + what);
  }

  /** How many octets were read. */
  int at() {
    return at;
  }

  /** The octets read since then. */
  byte[] since(int from) {
    return Arrays.copyOfRange(octets, from, at);
  }

  public boolean isAtEnd() {
    return at == octets.length;
  }

  /** Refuses octets behind the last value. */
  public void requireEnd() {
    if (at != octets.length) {
      throw fault("found more octets, expected the end");
    }
  }

  public int octet() {
    requireLeft(1);
    return octets[at++] & 0xFF;
  }

  public boolean flag() {
    int value = octet();
    if (value > 1) {
      throw fault("found a flag of " + value + ", expected 0 or 1");
    }
    return value == 1;
  }

  public <E extends Enum<E>> E constant(E[] constants) {
    int value = octet();
    if (value >= constants.length) {
      throw fault("found the constant " + value + ", expected below " + constants.length);
    }
    return constants[value];
  }

  /** A number not below 0. */
  public long count() {
    long value = raw();
    if (value < 0) {
      throw fault("found a count beyond all numbers");
    }
    return value;
  }

  private long raw() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      boolean isLast = (octet & 0x80) == 0;
      boolean isTooLong = shift == 63 && octet > 1;
      boolean isPadded = isLast && octet == 0 && shift > 0;
      if (isTooLong || isPadded) {
        throw fault("found a number that is not in its one form");
      }
      value |= (octet & 0x7FL) << shift;
      if (isLast) {
        return value;
      }
    }
    throw fault("found a number without an end");
  }

  public long number() {
    long raw = raw();
    return (raw >>> 1) ^ -(raw & 1);
  }

  public int count(int most) {
    long value = count();
    if (value > most) {
      throw fault("found a count of " + value + ", expected at most " + most);
    }
    return (int) value;
  }

  public long momentNanos() {
    requireLeft(8);
    long nanos = 0;
    for (int i = 0; i < 8; i++) {
      nanos = (nanos << 8) | (octets[at++] & 0xFF);
    }
    if (nanos < 0) {
      throw fault("found a moment before 1970");
    }
    return nanos;
  }

  public Instant moment() {
    return LedgerTime.instant(momentNanos());
  }

  public String text() {
    int length = length();
    int from = at;
    at += length;
    if (isAscii(from, length)) {
      return new String(octets, from, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableLedgerFault("octet " + from + ": found text that is not UTF-8", e);
    }
  }

  /** The length of what follows. */
  private int length() {
    int length = count(Integer.MAX_VALUE);
    requireLeft(length);
    return length;
  }

  public byte[] block() {
    int length = length();
    at += length;
    return Arrays.copyOfRange(octets, at - length, at);
  }

  public Amount amount() {
    int head = octet();
    int scale = head >> 1;
    Amount amount =
        (head & 1) == 0
            ? Amount.ofUnscaled(number(), scale)
            : Amount.of(new BigDecimal(wide(), scale));
    if (amount.scale() != scale) {
      throw fault("found an amount that is not in its one form");
    }
    return amount;
  }

  /** A weight in its one form. */
  public BigDecimal weight() {
    BigDecimal value = decimal();
    if (Texts.canonicalWeight(value).scale() != value.scale()) {
      throw fault("found a weight that is not in its one form");
    }
    return value;
  }

  public BigDecimal decimal() {
    int head = octet();
    boolean isNarrow = (head & 1) == 0;
    int scale = head >> 1;
    return isNarrow ? BigDecimal.valueOf(number(), scale) : new BigDecimal(wide(), scale);
  }

  private BigInteger wide() {
    byte[] block = block();
    if (block.length == 0 || block.length > 64) {
      throw fault("found a decimal of " + block.length + " octets");
    }
    BigInteger digits = new BigInteger(block);
    if (digits.bitLength() < Long.SIZE || !Arrays.equals(digits.toByteArray(), block)) {
      throw fault("found a decimal that is not in its one form");
    }
    return digits;
  }

  public <T> Optional<T> optional(Function<OctetReader, T> reading) {
    return flag() ? Optional.of(reading.apply(this)) : Optional.empty();
  }

  public <T> List<T> list(int most, Function<OctetReader, T> reading) {
    int size = count(most);
    List<T> values = new ArrayList<>(Math.min(size, 16));
    for (int i = 0; i < size; i++) {
      values.add(reading.apply(this));
    }
    return values;
  }

  /** Values that must stand in ascending order, each once. */
  public <T extends Comparable<T>> SortedSet<T> sortedSet(
      int most, Function<OctetReader, T> reading) {
    SortedSet<T> values = new TreeSet<>();
    for (T value : list(most, reading)) {
      if (!values.isEmpty() && values.last().compareTo(value) >= 0) {
        throw fault("found a set that is not in order");
      }
      values.add(value);
    }
    return values;
  }

  private boolean isAscii(int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (octets[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private void requireLeft(int length) {
    if (octets.length - at < length) {
      throw fault("found the end, expected " + length + " octets more");
    }
  }
}
