package org.signalbox.rating.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;

class CostSumTest {

  private static final MathContext DIGITS = new MathContext(120);
  private static final List<Long> UNITS =
      List.of(1L, 3L, 7L, 60L, 1024L, 1_000_000_000L, 60_000_000_000L, 86_400_000_000_000L);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldEqualASumOfManyDigits(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      // Given
      CostSum sum = new CostSum();
      BigDecimal expected = BigDecimal.ZERO;
      List<String> terms = new ArrayList<>();
      int count = 1 + random.nextInt(4);
      for (int term = 0; term < count; term++) {
        BigDecimal rate = rate(random);
        long usage = random.nextLong(1L << (1 + random.nextInt(50)));
        long unit = UNITS.get(random.nextInt(UNITS.size()));
        terms.add(rate + "*" + usage + "/" + unit);
        sum.add(Amount.of(rate), usage, unit);
        expected =
            expected.add(
                rate.multiply(BigDecimal.valueOf(usage)).divide(BigDecimal.valueOf(unit), DIGITS));
      }

      // When
      Amount quantised = sum.quantised();

      // Then
      assertThat(quantised.value())
          .as("seed %d: %s", seed, terms)
          .isEqualByComparingTo(expected.setScale(12, RoundingMode.HALF_UP));
    }
  }

  private static BigDecimal rate(Random random) {
    long unscaled = random.nextLong(1L << (1 + random.nextInt(40)));
    return switch (random.nextInt(5)) {
      case 0 -> BigDecimal.valueOf(unscaled, random.nextInt(30));
      case 1 -> BigDecimal.valueOf(-unscaled, random.nextInt(6));
      case 2 -> new BigDecimal("987654321098.76543210987654321");
      default -> BigDecimal.valueOf(unscaled % 100_000, random.nextInt(13));
    };
  }

  @Test
  void shouldRoundHalfUpOnceAtTheEnd() {
    // Given
    CostSum sum = new CostSum();
    sum.add(Amount.of("0.0000000000004"), 1, 1);
    sum.add(Amount.of("0.0000000000001"), 1, 1);

    // When
    Amount quantised = sum.quantised();

    // Then
    assertThat(quantised).hasToString("0.000000000001");
  }

  @Test
  void shouldBeZeroUntilSomethingIsAdded() {
    // Given
    CostSum sum = new CostSum();
    sum.add(Amount.ZERO, 5, 7);

    // When
    Amount quantised = sum.quantised();

    // Then
    assertThat(quantised).isEqualTo(Amount.ZERO);
    assertThat(sum.isBeyondAmounts()).isFalse();
  }

  @Test
  void shouldSayWhenNoAmountHoldsTheSum() {
    // Given
    CostSum sum = new CostSum();
    Amount most = Amount.of("9".repeat(30));

    // When
    sum.add(most, 1, 1);
    boolean beyondOnce = sum.isBeyondAmounts();
    sum.add(most, 1, 1);
    boolean beyondTwice = sum.isBeyondAmounts();

    // Then
    assertThat(beyondOnce).isFalse();
    assertThat(beyondTwice).isTrue();
  }
}
