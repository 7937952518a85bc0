package org.signalbox.charging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;
import org.signalbox.testsupport.Seeded;

class SortableNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0,p00",
    "22,p0222",
    "22.5,p02225",
    "0.01,p0001",
    "-1,n988~",
    "1e29,p301" + "00000000000000000000000000000"
  })
  void shouldWriteANumberInItsSortableForm(String number, String expected) {
    // Given
    Amount amount = Amount.of(number);

    // When
    String key = SortableNumber.of(amount);

    // Then
    assertThat(key).isEqualTo(expected);
  }

  @Test
  @Seeded
  void shouldOrderTextsAsNumbers(SplittableRandom random) {
    for (int i = 0; i < 20_000; i++) {
      // Given
      Amount one = amount(random);
      Amount other = random.nextInt(4) == 0 ? near(one, random) : amount(random);

      // When
      int order = SortableNumber.of(one).compareTo(SortableNumber.of(other));

      // Then
      assertThat(Integer.signum(order)).as("%s %s", one, other).isEqualTo(one.compareTo(other));
    }
  }

  private static Amount amount(SplittableRandom random) {
    int digits = 1 + random.nextInt(28);
    BigInteger unscaled =
        new BigInteger("1" + "0".repeat(digits - 1))
            .multiply(BigInteger.valueOf(random.nextInt(19) - 9));
    return Amount.of(new BigDecimal(unscaled, random.nextInt(40)));
  }

  private static Amount near(Amount amount, SplittableRandom random) {
    return amount.plus(
        Amount.of(new BigDecimal(BigInteger.valueOf(random.nextInt(3) - 1L), random.nextInt(40))));
  }
}
