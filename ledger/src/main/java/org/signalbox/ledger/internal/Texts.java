package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import org.signalbox.core.Amount;

/** Bounds on what comes in as text or number, checked where a value is made. */
public final class Texts {

  /** Characters of a name or a short text. */
  public static final int CHARACTERS_MAX = 255;

  /** Most digits before the point of an amount that moves at once. */
  private static final int INTEGER_DIGITS_MAX = 18;

  private static final BigDecimal WEIGHT_MAX = BigDecimal.valueOf(1_000_000_000_000L);
  private static final int WEIGHT_SCALE_MAX = 12;

  private Texts() {}

  /**
   * @throws IllegalArgumentException when it has no or too many characters
   */
  public static void requireName(String what, String text) {
    requireBetween(what, text, 1, CHARACTERS_MAX);
  }

  /**
   * @throws IllegalArgumentException when it has too many characters
   */
  public static void requireText(String what, String text) {
    requireBetween(what, text, 0, CHARACTERS_MAX);
  }

  /**
   * @throws IllegalArgumentException when it has fewer or more characters
   */
  public static void requireBetween(String what, String text, int least, int most) {
    if (text.length() < least || text.length() > most) {
      throw new IllegalArgumentException(
          what + " of " + text.length() + " characters; expected " + least + " to " + most);
    }
    for (int i = 0; i < text.length(); i++) {
      // Half a surrogate pair would not survive being written as UTF-8 and read again.
      if (Character.isSurrogate(text.charAt(i))) {
        i = endOfPair(what, text, i);
      }
    }
  }

  private static int endOfPair(String what, String text, int at) {
    boolean isPair =
        at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    if (!isPair) {
      throw new IllegalArgumentException(what + " with half a character");
    }
    return at + 1;
  }

  /**
   * @throws IllegalArgumentException when it is below 0 or has more than {@value
   *     #INTEGER_DIGITS_MAX} digits before the point
   */
  public static void requireMovable(Amount value) {
    requireMovable("a value", value);
  }

  /**
   * @throws IllegalArgumentException when it is below 0 or has more than {@value
   *     #INTEGER_DIGITS_MAX} digits before the point
   */
  public static void requireMovable(String what, Amount value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(what + " below zero: " + value);
    }
    if (value.integerDigits() > INTEGER_DIGITS_MAX) {
      throw new IllegalArgumentException(
          what + " of more than " + INTEGER_DIGITS_MAX + " digits before the point");
    }
  }

  /**
   * A weight without trailing zeros, so that equal weights are equal objects.
   *
   * @throws IllegalArgumentException when nobody can mean it
   */
  public static BigDecimal canonicalWeight(BigDecimal weight) {
    boolean isSane =
        weight.precision() - weight.scale() <= 13
            && weight.scale() <= 100
            && weight.abs().compareTo(WEIGHT_MAX) <= 0;
    if (!isSane) {
      throw new IllegalArgumentException("a weight beyond " + WEIGHT_MAX);
    }
    BigDecimal stripped = weight.stripTrailingZeros();
    if (stripped.scale() > WEIGHT_SCALE_MAX) {
      throw new IllegalArgumentException("a weight of more than 12 decimals");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
