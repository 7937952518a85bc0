package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Exact numbers read from texts of any origin, and written without exponent. */
final class NumberText {

  private static final int MAX_LENGTH = 450;

  private static final MathContext QUOTIENT = new MathContext(34, RoundingMode.HALF_UP);

  private NumberText() {}

  /** The number; empty when the text is none, or one that is too large to be meant. */
  static Optional<BigDecimal> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || !beginsLikeNumber(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(FieldText.boundedNumber(new BigDecimal(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String format(BigDecimal number) {
    return bounded(number).toPlainString();
  }

  /** A number that is small enough to be printed and stored. */
  static BigDecimal bounded(BigDecimal number) {
    try {
      return FieldText.boundedNumber(number);
    } catch (IllegalArgumentException e) {
      throw EvaluationFault.from(e);
    }
  }

  /** The quotient to 34 digits, half up: exact where it ends before that. */
  static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new EvaluationFault("division by zero");
    }
    return bounded(dividend.divide(divisor, QUOTIENT));
  }

  // Most fields are words: without this each costs an exception.
  private static boolean beginsLikeNumber(String text) {
    char c = text.charAt(0);
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }
}
