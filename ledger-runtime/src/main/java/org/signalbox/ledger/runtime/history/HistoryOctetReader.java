package org.signalbox.ledger.runtime.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.signalbox.core.Amount;

/**
 * Reads what {@link HistoryOctetWriter} wrote, out of a frame whose checksum fits.
 *
 * <p>A {@link java.nio.BufferUnderflowException} or an {@link IllegalArgumentException} means that
 * another version wrote it. One thread.
 */
final class HistoryOctetReader {

  private final ByteBuffer octets;

  HistoryOctetReader(ByteBuffer octets) {
    this.octets = octets;
  }

  int octet() {
    return octets.get();
  }

  int number() {
    return octets.getInt();
  }

  long longNumber() {
    return octets.getLong();
  }

  String text() {
    byte[] utf8 = new byte[Short.toUnsignedInt(octets.getShort())];
    octets.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  Instant moment() {
    return Instant.ofEpochSecond(octets.getLong(), octets.getInt());
  }

  Amount amount() {
    int scale = octets.get();
    int digits = octets.get();
    if (digits == 0) {
      return Amount.ofUnscaled(octets.getLong(), scale);
    }
    byte[] unscaled = new byte[digits];
    octets.get(unscaled);
    return Amount.of(new BigDecimal(new BigInteger(unscaled), scale));
  }
}
