package org.signalbox.core;

/** What {@link Amount} needs of numbers that are a long and a scale. */
final class LongDecimal {

  /** Digits of the longest long. */
  private static final int DIGITS_MAX = 19;

  /** Powers of ten that fit in a long. */
  private static final long[] POWERS_OF_TEN = powersOfTen();

  private LongDecimal() {}

  /** Whether a number times ten to a power, which is not below 0, fits in a long. */
  static boolean canScale(long unscaled, int power) {
    if (power >= POWERS_OF_TEN.length) {
      return unscaled == 0;
    }
    long ten = POWERS_OF_TEN[power];
    return Math.multiplyHigh(unscaled, ten) == (unscaled * ten) >> (Long.SIZE - 1);
  }

  /** A number times ten to a power, where that {@linkplain #canScale fits}. */
  static long scaled(long unscaled, int power) {
    return unscaled == 0 ? 0 : unscaled * POWERS_OF_TEN[power];
  }

  /** Whether the sum of two numbers fits in a long. */
  static boolean canAdd(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) >= 0;
  }

  /** Whether so many digits can be {@linkplain #rounded cut off} here. */
  static boolean canRound(int digits) {
    return digits < POWERS_OF_TEN.length;
  }

  /** A number without its last digits, at least one of them; half is rounded away from zero. */
  static long rounded(long unscaled, int digits) {
    long ten = POWERS_OF_TEN[digits];
    long kept = unscaled / ten;
    boolean isUp = Math.abs(unscaled % ten) >= ten / 2;
    return isUp ? kept + Long.signum(unscaled) : kept;
  }

  /** Compares two numbers of different scales, or of one. */
  static int compare(long a, int scaleOfA, long b, int scaleOfB) {
    int bySign = Integer.compare(Long.signum(a), Long.signum(b));
    if (bySign != 0) {
      return bySign;
    }
    if (scaleOfA > scaleOfB) {
      return -compare(b, scaleOfB, a, scaleOfA);
    }
    int power = scaleOfB - scaleOfA;
    // What does not fit in a long is further from zero than what does.
    return canScale(a, power) ? Long.compare(scaled(a, power), b) : Long.signum(a);
  }

  /** Digits of a number; one for zero. */
  static int digits(long unscaled) {
    long magnitude = unscaled == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(unscaled);
    int digits = 1;
    while (digits < DIGITS_MAX && magnitude >= POWERS_OF_TEN[digits]) {
      digits++;
    }
    return digits;
  }

  /** The hash of the {@link java.math.BigDecimal} of the same digits and scale. */
  static int hash(long unscaled, int scale) {
    long magnitude = Math.abs(unscaled);
    int digits = 31 * (int) (magnitude >>> Integer.SIZE) + (int) magnitude;
    return 31 * (unscaled < 0 ? -digits : digits) + scale;
  }

  /** The number without exponent. */
  static String plain(long unscaled, int scale) {
    String digits = Long.toString(unscaled);
    if (scale == 0) {
      return digits;
    }
    int first = unscaled < 0 ? 1 : 0;
    int point = digits.length() - scale;
    StringBuilder plain = new StringBuilder(digits.length() + scale + 2).append(digits, 0, first);
    if (point > first) {
      plain.append(digits, first, point).append('.');
    } else {
      plain.append("0.").repeat('0', first - point);
    }
    return plain.append(digits, Math.max(first, point), digits.length()).toString();
  }

  private static long[] powersOfTen() {
    long[] powers = new long[DIGITS_MAX];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
