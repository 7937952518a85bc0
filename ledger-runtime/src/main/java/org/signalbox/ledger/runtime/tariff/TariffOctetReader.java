package org.signalbox.ledger.runtime.tariff;

import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.signalbox.core.Amount;

/**
 * Reads what {@link TariffOctetWriter} writes. Lengths are compared with what is left before
 * anything is allocated. One thread.
 */
final class TariffOctetReader {

  private final ByteBuffer octets;

  TariffOctetReader(ByteBuffer octets) {
    this.octets = octets;
  }

  byte[] raw(int length) {
    require(length);
    byte[] value = new byte[length];
    octets.get(value);
    return value;
  }

  int octet() {
    require(1);
    return octets.get();
  }

  int number() {
    require(Integer.BYTES);
    return octets.getInt();
  }

  long longNumber() {
    require(Long.BYTES);
    return octets.getLong();
  }

  String text() {
    int length = number();
    require(length);
    ByteBuffer utf8 = octets.slice(octets.position(), length);
    octets.position(octets.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text that is not UTF-8", e);
    }
  }

  Amount amount() {
    return Amount.of(text());
  }

  BigDecimal weight() {
    String text = text();
    if (text.length() > 100) {
      throw new IllegalArgumentException("a weight of " + text.length() + " characters");
    }
    return new BigDecimal(text);
  }

  <T> List<T> list(Supplier<T> each) {
    int size = number();
    // Every entry takes an octet at least.
    require(size);
    List<T> values = new ArrayList<>(Math.min(size, 1_024));
    for (int i = 0; i < size; i++) {
      values.add(each.get());
    }
    return values;
  }

  void requireEnd() {
    if (octets.hasRemaining()) {
      throw new IllegalArgumentException(octets.remaining() + " octets too many");
    }
  }

  private void require(int length) {
    if (length < 0 || length > octets.remaining()) {
      throw new IllegalArgumentException("it ends too early", new BufferUnderflowException());
    }
  }
}
