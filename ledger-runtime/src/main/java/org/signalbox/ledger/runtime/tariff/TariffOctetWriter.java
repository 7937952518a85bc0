package org.signalbox.ledger.runtime.tariff;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;
import org.signalbox.core.Amount;

/** Big-endian numbers, texts and lists with their length before them. One thread. */
final class TariffOctetWriter {

  /** Zeros that are written out; a weight with more is written with its exponent. */
  private static final int WEIGHT_ZEROS_MAX = 50;

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  TariffOctetWriter raw(byte[] value) {
    octets.writeBytes(value);
    return this;
  }

  TariffOctetWriter octet(int value) {
    octets.write(value);
    return this;
  }

  TariffOctetWriter number(int value) {
    return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  TariffOctetWriter number(long value) {
    return raw(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  TariffOctetWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).raw(utf8);
  }

  TariffOctetWriter amount(Amount value) {
    return text(value.toString());
  }

  /** A weight without trailing zeros: those make no difference to a tariff. */
  TariffOctetWriter weight(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    boolean isRound = stripped.scale() < 0 && stripped.scale() > -WEIGHT_ZEROS_MAX;
    return text((isRound ? stripped.setScale(0) : stripped).toString());
  }

  <T> TariffOctetWriter list(Collection<T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
    return this;
  }

  byte[] finished() {
    return octets.toByteArray();
  }
}
