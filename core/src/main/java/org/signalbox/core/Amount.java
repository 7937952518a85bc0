package org.signalbox.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal amount of money, in whatever unit the tariff is written in.
 *
 * <p>Two amounts are equal when they are the same number: the value is kept without trailing zeros,
 * so {@code 22}, {@code 22.0} and {@code 2.2e1} are one amount. The magnitude is bounded ({@value
 * #MAX_INTEGER_DIGITS} digits before the point, {@value #MAX_SCALE} after it), so that a hostile
 * {@code 1e999999999} is refused where it enters and can never exhaust memory later.
 *
 * <p>Nearly all amounts are a 64-bit number and the place of its point, and are kept as that: one
 * object each, however many millions of them there are. Immutable.
 */
public final class Amount implements Comparable<Amount> {

  /** Digits after the point that money is quantised to, once, on a cumulative total. */
  public static final int QUANTUM_SCALE = 12;

  /** Most digits before the decimal point. */
  public static final int MAX_INTEGER_DIGITS = 30;

  /** Most digits after the decimal point. */
  public static final int MAX_SCALE = 40;

  public static final Amount ZERO = new Amount(0, 0, null);

  public static final Amount ONE = new Amount(1, 0, null);

  /** All digits; 0 where {@link #wide} has them. */
  private final long unscaled;

  /** How many of the digits are after the point: 0 to {@value #MAX_SCALE}. */
  private final int scale;

  /** The number where its digits do not fit in 64 bits; null wherever they do. */
  private final @Nullable BigDecimal wide;

  private Amount(long unscaled, int scale, @Nullable BigDecimal wide) {
    this.unscaled = unscaled;
    this.scale = scale;
    this.wide = wide;
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
      return of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a decimal number: \"" + text + "\"", e);
    }
  }

  public static Amount of(long units) {
    return narrow(units, 0);
  }

  /**
   * @throws IllegalArgumentException when the number has more digits than an amount may have
   */
  public static Amount of(BigDecimal value) {
    if (value.signum() == 0) {
      return ZERO;
    }
    // Checked before stripping or rescaling: both would materialise the digits of a huge exponent.
    if ((long) value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
      throw new IllegalArgumentException(
          "more than " + MAX_INTEGER_DIGITS + " digits before the decimal point");
    }
    if (value.scale() >= 0 && isNarrow(value)) {
      return ofUnscaled(value.unscaledValue().longValue(), value.scale());
    }
    BigDecimal stripped = value.scale() == 0 ? value : value.stripTrailingZeros();
    requireScale(stripped.scale());
    BigDecimal canonical = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    return isNarrow(canonical)
        ? narrow(canonical.unscaledValue().longValue(), canonical.scale())
        : new Amount(0, canonical.scale(), canonical);
  }

  /**
   * The number unscaled x 10^-scale.
   *
   * @throws IllegalArgumentException when the number has more digits than an amount may have
   */
  public static Amount ofUnscaled(long unscaled, int scale) {
    if (unscaled == 0) {
      return ZERO;
    }
    if (scale < 0) {
      return of(BigDecimal.valueOf(unscaled, scale));
    }
    long digits = unscaled;
    int places = scale;
    while (places > 0 && digits % 10 == 0) {
      digits /= 10;
      places--;
    }
    requireScale(places);
    return narrow(digits, places);
  }

  private static void requireScale(int scale) {
    if (scale > MAX_SCALE) {
      throw new IllegalArgumentException(
          "more than " + MAX_SCALE + " digits after the decimal point");
    }
  }

  private static boolean isNarrow(BigDecimal value) {
    return value.unscaledValue().bitLength() < Long.SIZE;
  }

  /** Of digits that have no trailing zero after the point. */
  private static Amount narrow(long unscaled, int scale) {
    if (scale == 0 && unscaled >= 0 && unscaled <= 1) {
      return unscaled == 0 ? ZERO : ONE;
    }
    return new Amount(unscaled, scale, null);
  }

  /** The number: scale 0 to {@value #MAX_SCALE}, no trailing zeros after the point. */
  public BigDecimal value() {
    return wide == null ? BigDecimal.valueOf(unscaled, scale) : wide;
  }

  /** Whether all its digits, without the point, fit in 64 bits. */
  public boolean isNarrow() {
    return wide == null;
  }

  /**
   * All its digits, without the point.
   *
   * @throws ArithmeticException when they {@linkplain #isNarrow do not fit}
   */
  public long unscaled() {
    if (wide != null) {
      throw new ArithmeticException("more digits than fit in 64 bits");
    }
    return unscaled;
  }

  /** How many of its digits are after the point; the last of them is not zero. */
  public int scale() {
    return scale;
  }

  /** All its digits, but for zeros they begin with. */
  public int precision() {
    return wide == null ? LongDecimal.digits(unscaled) : wide.precision();
  }

  /** Digits before the point; below 0 by the zeros that follow the point. */
  public int integerDigits() {
    return precision() - scale;
  }

  /**
   * @throws IllegalArgumentException when the sum has more digits than an amount may have
   */
  public Amount plus(Amount other) {
    if (signum() == 0) {
      return other;
    }
    return other.wide == null ? plus(other.unscaled, other.scale) : of(value().add(other.wide));
  }

  /**
   * @throws IllegalArgumentException when the difference has more digits than an amount may have
   */
  public Amount minus(Amount other) {
    if (signum() == 0) {
      return other.negated();
    }
    boolean canNegate = other.wide == null && other.unscaled != Long.MIN_VALUE;
    return canNegate ? plus(-other.unscaled, other.scale) : of(value().subtract(other.value()));
  }

  private Amount plus(long more, int scaleOfMore) {
    if (more == 0) {
      return this;
    }
    int common = Math.max(scale, scaleOfMore);
    boolean canAlign =
        wide == null
            && LongDecimal.canScale(unscaled, common - scale)
            && LongDecimal.canScale(more, common - scaleOfMore);
    if (canAlign) {
      long own = LongDecimal.scaled(unscaled, common - scale);
      long added = LongDecimal.scaled(more, common - scaleOfMore);
      if (LongDecimal.canAdd(own, added)) {
        return ofUnscaled(own + added, common);
      }
    }
    return of(value().add(BigDecimal.valueOf(more, scaleOfMore)));
  }

  public Amount negated() {
    if (wide != null || unscaled == Long.MIN_VALUE) {
      return of(value().negate());
    }
    return unscaled == 0 ? this : narrow(-unscaled, scale);
  }

  public int signum() {
    return wide == null ? Long.signum(unscaled) : wide.signum();
  }

  /** This amount at {@value #QUANTUM_SCALE} decimals, half up. */
  public Amount quantised() {
    if (scale <= QUANTUM_SCALE) {
      return this;
    }
    int cut = scale - QUANTUM_SCALE;
    return wide == null && LongDecimal.canRound(cut)
        ? ofUnscaled(LongDecimal.rounded(unscaled, cut), QUANTUM_SCALE)
        : of(value().setScale(QUANTUM_SCALE, RoundingMode.HALF_UP));
  }

  @Override
  public int compareTo(Amount other) {
    return wide == null && other.wide == null
        ? LongDecimal.compare(unscaled, scale, other.unscaled, other.scale)
        : value().compareTo(other.value());
  }

  /** Whether it is the same number: a number has one form. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Amount that
        && unscaled == that.unscaled
        && scale == that.scale
        && Objects.equals(wide, that.wide);
  }

  /** That of its {@link #value}: names in written documents are made of it. */
  @Override
  public int hashCode() {
    return wide == null ? LongDecimal.hash(unscaled, scale) : wide.hashCode();
  }

  /** The number without exponent, as it is written to JSON and SQL: {@code 66}, {@code 0.00144}. */
  @Override
  public String toString() {
    return wide == null ? LongDecimal.plain(unscaled, scale) : wide.toPlainString();
  }
}
