package org.signalbox.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact decimal amount of money, in whatever unit the tariff is written in.
 *
 * <p>Two amounts are equal when they are the same number: the value is kept without trailing zeros,
 * so {@code 22}, {@code 22.0} and {@code 2.2e1} are one amount. The magnitude is bounded ({@value
 * #MAX_INTEGER_DIGITS} digits before the point, {@value #MAX_SCALE} after it), so that a hostile
 * {@code 1e999999999} is refused where it enters and can never exhaust memory later.
 *
 * @param value the number; scale 0 to {@value #MAX_SCALE}, no trailing zeros after the point
 */
public record Amount(BigDecimal value) implements Comparable<Amount> {

  /** Digits after the point that money is quantised to, once, on a cumulative total. */
  public static final int QUANTUM_SCALE = 12;

  /** Most digits before the decimal point. */
  public static final int MAX_INTEGER_DIGITS = 30;

  /** Most digits after the decimal point. */
  public static final int MAX_SCALE = 40;

  public static final Amount ZERO = new Amount(BigDecimal.ZERO);

  /**
   * @throws IllegalArgumentException when the number has more digits than an amount may have
   */
  public Amount {
    value = canonical(value);
  }

  /**
   * Reads a plain or exponent-form decimal.
   *
   * @throws IllegalArgumentException when the text is no decimal number or is out of range
   */
  public static Amount of(String text) {
    if (text.length() > MAX_INTEGER_DIGITS + MAX_SCALE + 10) {
      throw new IllegalArgumentException("a decimal of " + text.length() + " characters");
    }
    try {
      return new Amount(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a decimal number: \"" + text + "\"", e);
    }
  }

  public static Amount of(long units) {
    return units == 0 ? ZERO : new Amount(BigDecimal.valueOf(units));
  }

  public static Amount of(BigDecimal value) {
    return new Amount(value);
  }

  public Amount plus(Amount other) {
    return new Amount(value.add(other.value));
  }

  public Amount minus(Amount other) {
    return new Amount(value.subtract(other.value));
  }

  public Amount negated() {
    return new Amount(value.negate());
  }

  public int signum() {
    return value.signum();
  }

  /** This amount at {@value #QUANTUM_SCALE} decimals, half up. */
  public Amount quantised() {
    return value.scale() <= QUANTUM_SCALE
        ? this
        : new Amount(value.setScale(QUANTUM_SCALE, RoundingMode.HALF_UP));
  }

  @Override
  public int compareTo(Amount other) {
    return value.compareTo(other.value);
  }

  /** The number without exponent, as it is written to JSON and SQL: {@code 66}, {@code 0.00144}. */
  @Override
  public String toString() {
    return value.toPlainString();
  }

  private static BigDecimal canonical(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    // Checked before stripping or rescaling: both would materialise the digits of a huge exponent.
    long integerDigits = (long) value.precision() - value.scale();
    if (integerDigits > MAX_INTEGER_DIGITS) {
      throw new IllegalArgumentException(
          "more than " + MAX_INTEGER_DIGITS + " digits before the decimal point");
    }
    if (value.scale() == 0) {
      return value;
    }
    BigDecimal stripped = hasTrailingZero(value) ? value.stripTrailingZeros() : value;
    if (stripped.scale() > MAX_SCALE) {
      throw new IllegalArgumentException(
          "more than " + MAX_SCALE + " digits after the decimal point");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static boolean hasTrailingZero(BigDecimal value) {
    if (value.scale() < 0) {
      return true;
    }
    BigInteger unscaled = value.unscaledValue();
    return unscaled.bitLength() < Long.SIZE
        ? unscaled.longValue() % 10 == 0
        : unscaled.mod(BigInteger.TEN).signum() == 0;
  }
}
