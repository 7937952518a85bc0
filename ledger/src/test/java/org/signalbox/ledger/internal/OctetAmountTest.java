package org.signalbox.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.ledger.UnreadableLedgerFault;

/** An amount is written as the decimal that it is, however it is kept. */
class OctetAmountTest {

  private static final int ROUNDS = 5_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldBeWrittenAsItsDecimalAndReadBack(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      // Given
      Amount amount = amount(random);
      byte[] decimal = new OctetWriter(64).decimal(amount.value()).toOctets();

      // When
      byte[] octets = new OctetWriter(64).amount(amount).toOctets();

      // Then
      OctetReader in = new OctetReader(octets);
      assertThat(octets).as("seed %d: %s", seed, amount).isEqualTo(decimal);
      assertThat(in.amount()).as("seed %d: %s", seed, amount).isEqualTo(amount);
      assertThat(in.isAtEnd()).as("seed %d: %s", seed, amount).isTrue();
    }
  }

  /** Of any scale and sign; its digits often about as many as fit in 64 bits. */
  private static Amount amount(Random random) {
    BigInteger digits =
        switch (random.nextInt(3)) {
          case 0 -> BigInteger.valueOf(random.nextLong() >> random.nextInt(Long.SIZE));
          case 1 ->
              BigInteger.ONE.shiftLeft(63).subtract(BigInteger.valueOf(random.nextInt(5) - 2));
          default -> new BigInteger(random.nextInt(98), random);
        };
    return Amount.of(
        new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(41)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "0.0", "-0.50", "9223372036854775808.0", "922337203685477580.80"})
  void shouldBeReadInItsOneFormAlone(String decimal) {
    // Given
    byte[] octets = new OctetWriter(64).decimal(new BigDecimal(decimal)).toOctets();
    OctetReader in = new OctetReader(octets);

    // Then
    assertThatThrownBy(in::amount)
        .isInstanceOf(UnreadableLedgerFault.class)
        .hasMessageContaining("found an amount that is not in its one form");
  }
}
