package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts do what big decimals do, whether their digits fit in 64 bits or not. */
class AmountLawTest {

  private static final int ROUNDS = 5_000;
  private static final BigDecimal BEYOND = BigDecimal.TEN.pow(30);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldKeepTheOneFormOfEveryNumber(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      // Given
      BigDecimal number = number(random);

      // When
      Amount amount = Amount.of(number);

      // Then
      assertForm(seed, amount, number);
      BigDecimal padded = number.setScale(number.scale() + random.nextInt(4));
      assertThat(Amount.of(padded)).as("seed %d: %s", seed, padded).isEqualTo(amount);
      assertThat(Amount.of(number.toString())).as("seed %d: %s", seed, number).isEqualTo(amount);
      assertThat(amount.signum()).as("seed %d: %s", seed, number).isEqualTo(number.signum());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8, 9, 10})
  void shouldMakeTheSameOfAllDigitsAndAScale(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      // Given
      long unscaled = nearTheEdge(random, random.nextLong() >> random.nextInt(Long.SIZE));
      int scale = random.nextInt(52) - 8;
      BigDecimal number = BigDecimal.valueOf(unscaled, scale);
      Outcome expected = Outcome.of(() -> Amount.of(number));

      // When
      Outcome made = Outcome.of(() -> Amount.ofUnscaled(unscaled, scale));

      // Then
      assertThat(made).as("seed %d: %d, %d", seed, unscaled, scale).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void shouldAddAsBigDecimalsDo(long seed) {
    assertPairs(seed, Amount::plus, BigDecimal::add);
  }

  @ParameterizedTest
  @ValueSource(longs = {16, 17, 18, 19, 20})
  void shouldSubtractAsBigDecimalsDo(long seed) {
    assertPairs(seed, Amount::minus, BigDecimal::subtract);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void shouldNegateAsBigDecimalsDo(long seed) {
    assertEach(seed, Amount::negated, BigDecimal::negate);
  }

  @ParameterizedTest
  @ValueSource(longs = {24, 25, 26, 27, 28})
  void shouldQuantiseAsBigDecimalsAreRounded(long seed) {
    assertEach(seed, Amount::quantised, number -> number.setScale(12, RoundingMode.HALF_UP));
  }

  @ParameterizedTest
  @ValueSource(longs = {29, 30, 31, 32, 33})
  void shouldCompareAsBigDecimalsDo(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      // Given
      BigDecimal a = number(random);
      BigDecimal b = other(random, a);
      Amount amount = Amount.of(a);
      Amount other = Amount.of(b);

      // When
      int compared = amount.compareTo(other);

      // Then
      assertThat(compared).as("seed %d: %s, %s", seed, a, b).isEqualTo(a.compareTo(b));
      assertThat(amount.equals(other)).as("seed %d: %s, %s", seed, a, b).isEqualTo(compared == 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, true",
    "9223372036854775808, false",
    "-9223372036854775808, true",
    "-9223372036854775809, false",
    "0.9223372036854775807, true",
    "0.9223372036854775808, false",
    "9223372036854775808.0, false",
    "922337203685477580.700, true"
  })
  void shouldBeNarrowAsFarAsAllDigitsFitIn64Bits(String text, boolean isNarrow) {
    // When
    Amount amount = Amount.of(text);

    // Then
    assertThat(amount.isNarrow()).isEqualTo(isNarrow);
  }

  @Test
  void shouldNotTellTheDigitsThatDoNotFit() {
    // Given
    Amount wide = Amount.of("9223372036854775808");

    // Then
    assertThatThrownBy(wide::unscaled).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void shouldCrossTheEdgeOf64BitsBothWays() {
    // Given
    Amount least = Amount.of(Long.MIN_VALUE);

    // When
    Amount most = least.negated();

    // Then
    assertThat(most).hasToString("9223372036854775808");
    assertThat(most.negated()).isEqualTo(least);
    assertThat(most.minus(Amount.ONE)).isEqualTo(Amount.of(Long.MAX_VALUE));
    assertThat(Amount.ZERO.minus(least)).isEqualTo(most);
    assertThat(least.minus(least)).isSameAs(Amount.ZERO);
  }

  @Test
  void shouldRefuseASumOfTooManyDigits() {
    // Given
    Amount most = Amount.of("9".repeat(30));

    // Then
    assertThatThrownBy(() -> most.plus(Amount.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than 30 digits before the decimal point");
    assertThatThrownBy(() -> Amount.ofUnscaled(Long.MAX_VALUE, 41))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than 40 digits after the decimal point");
  }

  private static void assertPairs(
      long seed, BinaryOperator<Amount> own, BinaryOperator<BigDecimal> oracle) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      // Given
      BigDecimal a = number(random);
      BigDecimal b = other(random, a);
      BigDecimal expected = oracle.apply(a, b);

      // When
      Outcome made = Outcome.of(() -> own.apply(Amount.of(a), Amount.of(b)));

      // Then
      String what = "seed " + seed + ": " + a + ", " + b;
      if (expected.abs().compareTo(BEYOND) >= 0) {
        assertThat(made.fault()).as(what).isEqualTo("more than 30 digits before the decimal point");
      } else {
        assertForm(seed, made.amount(), expected);
      }
    }
  }

  private static void assertEach(
      long seed, Function<Amount, Amount> own, Function<BigDecimal, BigDecimal> oracle) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      // Given
      BigDecimal number = number(random);

      // When
      Amount made = own.apply(Amount.of(number));

      // Then
      assertForm(seed, made, oracle.apply(number));
    }
  }

  /** An amount is this number, in its one form, by all that can be asked of it. */
  private static void assertForm(long seed, Amount amount, BigDecimal number) {
    String what = "seed " + seed + ": " + number;
    BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    BigDecimal canonical = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    BigInteger digits = canonical.unscaledValue();
    boolean isNarrow = digits.compareTo(LONG_MIN) >= 0 && digits.compareTo(LONG_MAX) <= 0;
    assertThat(amount.value()).as(what).isEqualTo(canonical);
    assertThat(amount).as(what).hasToString(canonical.toPlainString());
    assertThat(amount.hashCode()).as(what).isEqualTo(canonical.hashCode());
    assertThat(amount.scale()).as(what).isEqualTo(canonical.scale());
    assertThat(amount.precision()).as(what).isEqualTo(canonical.precision());
    assertThat(amount.integerDigits())
        .as(what)
        .isEqualTo(canonical.precision() - canonical.scale());
    assertThat(amount.isNarrow()).as(what).isEqualTo(isNarrow);
    if (isNarrow) {
      assertThat(amount.unscaled()).as(what).isEqualTo(digits.longValueExact());
    }
    assertThat(amount).as(what).isEqualTo(Amount.of(canonical));
  }

  /** A number that an amount can be, of any scale and form; often near an edge. */
  private static BigDecimal number(Random random) {
    BigDecimal number =
        switch (random.nextInt(6)) {
          case 0 -> BigDecimal.valueOf(random.nextInt(2_001) - 1_000, random.nextInt(41));
          case 1 -> BigDecimal.valueOf(nearTheEdge(random, 0), random.nextInt(41));
          case 2 ->
              new BigDecimal(
                  LONG_MAX
                      .add(BigInteger.valueOf(random.nextInt(21) - 9))
                      .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                  random.nextInt(41));
          case 3 -> new BigDecimal(new BigInteger(1 + random.nextInt(98), random), 0);
          case 4 -> new BigDecimal(new BigInteger(1 + random.nextInt(160), random), 20).negate();
          default ->
              BigDecimal.valueOf(random.nextLong() >> random.nextInt(Long.SIZE), random.nextInt(41))
                  .scaleByPowerOfTen(random.nextInt(10));
        };
    boolean isWithin =
        number.abs().compareTo(BEYOND) < 0 && number.stripTrailingZeros().scale() <= 40;
    return isWithin ? number : number(random);
  }

  /** One that has to do with the first: the same, its like, or any. */
  private static BigDecimal other(Random random, BigDecimal number) {
    BigDecimal little = BigDecimal.valueOf(random.nextInt(21) - 10, random.nextInt(41));
    BigDecimal candidate =
        switch (random.nextInt(5)) {
          case 0 -> number;
          case 1 -> number.negate();
          case 2 -> number.add(little);
          case 3 ->
              number.signum() < 0
                  ? BEYOND.negate().add(little.abs())
                  : BEYOND.subtract(little.abs());
          default -> number(random);
        };
    boolean isWithin =
        candidate.abs().compareTo(BEYOND) < 0 && candidate.stripTrailingZeros().scale() <= 40;
    return isWithin ? candidate : number(random);
  }

  /** A long near the ends of longs or near a power of ten, of either sign; at times another. */
  private static long nearTheEdge(Random random, long otherwise) {
    long by = random.nextLong(-3, 4);
    List<Long> edges =
        List.of(Long.MAX_VALUE - 3, Long.MIN_VALUE + 3, 0L, 5_000_000_000_000_000_000L);
    return switch (random.nextInt(3)) {
      case 0 -> edges.get(random.nextInt(edges.size())) + by;
      case 1 ->
          BigInteger.TEN.pow(random.nextInt(19)).longValueExact() * (random.nextBoolean() ? 1 : -1)
              + by;
      default -> otherwise;
    };
  }

  /** An amount, or the message with which it was refused. */
  private record Outcome(Amount amount, String fault) {

    static Outcome of(Supplier<Amount> making) {
      try {
        return new Outcome(making.get(), "");
      } catch (IllegalArgumentException e) {
        return new Outcome(Amount.ZERO, String.valueOf(e.getMessage()));
      }
    }
  }
}
