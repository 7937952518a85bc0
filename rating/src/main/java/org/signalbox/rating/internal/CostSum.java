package org.signalbox.rating.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;

/**
 * An exact sum of terms of the form rate x usage / unit, quantised once at the end.
 *
 * <p>The sum is a fraction whose divisor is the units' least common multiple. While numerator and
 * divisor fit in 64 bits, which they do for every ordinary call, adding and quantising allocate
 * nothing but the result; a term that does not fit moves the sum to big integers for good. Used by
 * one thread.
 */
public final class CostSum {

  /** Powers of ten that fit in 64 bits. */
  private static final long[] POWERS_OF_TEN = powersOfTen();

  /** Half the digits of the quantum: the fraction is divided out in two steps of so many. */
  private static final long HALF_QUANTUM = 1_000_000;

  /** Remainders below this can be multiplied by {@link #HALF_QUANTUM} in 64 bits. */
  private static final long MAX_STEP_DIVISOR = Long.MAX_VALUE / HALF_QUANTUM / 2;

  /** The sum is numerator / divisor / 10^scale, unless {@link #wide} holds it. */
  private long numerator;

  private long divisor = 1;
  private int scale;
  private @Nullable Fraction wide;

  /** Adds rate x usage / unit. */
  public void add(Amount rate, long usage, long unit) {
    if (rate.isNarrow()) {
      add(rate.unscaled(), rate.scale(), usage, unit);
    } else {
      BigInteger unscaled = rate.value().unscaledValue();
      widen().add(unscaled.multiply(BigInteger.valueOf(usage)), rate.scale(), unit);
    }
  }

  /**
   * Adds unscaled x 10^-scale x usage / unit.
   *
   * @param unit above 0
   */
  public void add(long unscaled, int termScale, long usage, long unit) {
    if (unscaled == 0 || usage == 0) {
      return;
    }
    if (wide != null || !addNarrow(unscaled, termScale, usage, unit)) {
      BigInteger term = BigInteger.valueOf(unscaled).multiply(BigInteger.valueOf(usage));
      widen().add(term, termScale, unit);
    }
  }

  private boolean addNarrow(long unscaled, int termScale, long usage, long unit) {
    if (!isProductNarrow(unscaled, usage)) {
      return false;
    }
    long term = unscaled * usage;
    if (numerator == 0) {
      numerator = term;
      divisor = unit;
      scale = termScale;
      return true;
    }
    if (unit != divisor || termScale != scale) {
      return addUnlike(term, termScale, unit);
    }
    long sum = numerator + term;
    if (((numerator ^ sum) & (term ^ sum)) < 0) {
      return false;
    }
    numerator = sum;
    return true;
  }

  /** Brings both fractions to one divisor and one scale first. */
  private boolean addUnlike(long term, int termScale, long unit) {
    long shared = gcd(divisor, unit);
    int commonScale = Math.max(scale, termScale);
    if (commonScale - Math.min(scale, termScale) >= POWERS_OF_TEN.length) {
      return false;
    }
    long ownTens = POWERS_OF_TEN[commonScale - scale];
    long termTens = POWERS_OF_TEN[commonScale - termScale];
    long ownFactor = unit / shared;
    long termFactor = divisor / shared;
    if (!isProductNarrow(divisor, ownFactor)
        || !isProductNarrow(ownFactor, ownTens)
        || !isProductNarrow(termFactor, termTens)
        || !isProductNarrow(numerator, ownFactor * ownTens)
        || !isProductNarrow(term, termFactor * termTens)) {
      return false;
    }
    long own = numerator * ownFactor * ownTens;
    long other = term * termFactor * termTens;
    long sum = own + other;
    if (((own ^ sum) & (other ^ sum)) < 0) {
      return false;
    }
    numerator = sum;
    divisor = divisor * ownFactor;
    scale = commonScale;
    return true;
  }

  /** Whether the sum, quantised, has more digits than an {@link Amount} may have. */
  public boolean isBeyondAmounts() {
    return wide != null && wide.integerDigits() > Amount.MAX_INTEGER_DIGITS;
  }

  /**
   * The sum at {@value Amount#QUANTUM_SCALE} decimals, half up.
   *
   * @throws IllegalArgumentException when it {@linkplain #isBeyondAmounts is beyond amounts}
   */
  public Amount quantised() {
    if (wide != null) {
      return wide.quantised();
    }
    if (numerator == 0) {
      return Amount.ZERO;
    }
    long whole = numerator / divisor;
    long remainder = numerator % divisor;
    if (remainder == 0 && scale <= Amount.QUANTUM_SCALE) {
      return Amount.ofUnscaled(whole, scale);
    }
    int missingDigits = Amount.QUANTUM_SCALE - scale;
    if (numerator < 0
        || missingDigits < 0
        || divisor > MAX_STEP_DIVISOR
        || !isProductNarrow(whole, POWERS_OF_TEN[missingDigits])) {
      return widen().quantised();
    }
    long fraction = dividedOut(remainder, missingDigits);
    long unscaled = whole * POWERS_OF_TEN[missingDigits] + fraction;
    return unscaled < 0 ? widen().quantised() : Amount.ofUnscaled(unscaled, Amount.QUANTUM_SCALE);
  }

  /** Remainder x 10^digits / divisor, half up: long division in steps that fit in 64 bits. */
  private long dividedOut(long remainder, int digits) {
    long quotient = 0;
    long rest = remainder;
    int digitsLeft = digits;
    while (digitsLeft > 0) {
      int step = Math.min(digitsLeft, 6);
      long product = rest * POWERS_OF_TEN[step];
      quotient = quotient * POWERS_OF_TEN[step] + product / divisor;
      rest = product % divisor;
      digitsLeft -= step;
    }
    return rest * 2 >= divisor ? quotient + 1 : quotient;
  }

  private Fraction widen() {
    Fraction current = wide;
    if (current == null) {
      current = new Fraction();
      current.add(BigInteger.valueOf(numerator), scale, divisor);
      wide = current;
    }
    return current;
  }

  private static boolean isProductNarrow(long a, long b) {
    return Math.multiplyHigh(a, b) == (a * b) >> (Long.SIZE - 1);
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** The sum where 64 bits do not hold it. */
  private static final class Fraction {

    private BigInteger numerator = BigInteger.ZERO;
    private BigInteger divisor = BigInteger.ONE;

    void add(BigInteger term, int termScale, long unit) {
      BigInteger termDivisor = BigInteger.TEN.pow(termScale).multiply(BigInteger.valueOf(unit));
      BigInteger shared = divisor.gcd(termDivisor);
      BigInteger ownFactor = termDivisor.divide(shared);
      numerator = numerator.multiply(ownFactor).add(term.multiply(divisor.divide(shared)));
      divisor = divisor.multiply(ownFactor);
    }

    int integerDigits() {
      BigDecimal magnitude =
          new BigDecimal(numerator)
              .divide(new BigDecimal(divisor), new MathContext(50, RoundingMode.UP));
      return magnitude.precision() - magnitude.scale();
    }

    Amount quantised() {
      return Amount.of(
          new BigDecimal(numerator)
              .divide(new BigDecimal(divisor), Amount.QUANTUM_SCALE, RoundingMode.HALF_UP));
    }
  }
}
