package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Compares values of like kinds: numbers and durations with one another (a duration counts its
 * nanoseconds), times with times.
 */
final class ScalarOrder {

  private ScalarOrder() {}

  /**
   * Negative, zero or positive as the left is before, at or after the right.
   *
   * @throws EvaluationFault when they are of different kinds or are words
   */
  static int compare(Scalar left, Scalar right) {
    if (left instanceof Scalar.Moment one && right instanceof Scalar.Moment other) {
      return one.value().toInstant().compareTo(other.value().toInstant());
    }
    BigDecimal one = magnitude(left).orElseThrow(() -> incomparable(left, right));
    BigDecimal other = magnitude(right).orElseThrow(() -> incomparable(left, right));
    return one.compareTo(other);
  }

  /**
   * Whether they are the same number, time or word.
   *
   * @throws EvaluationFault when they are of different kinds
   */
  static boolean equal(Scalar left, Scalar right) {
    if (left instanceof Scalar.Word one && right instanceof Scalar.Word other) {
      return one.text().equals(other.text());
    }
    return compare(left, right) == 0;
  }

  private static Optional<BigDecimal> magnitude(Scalar value) {
    return switch (value) {
      case Scalar.Num number -> Optional.of(number.value());
      case Scalar.Span span -> Optional.of(BigDecimal.valueOf(span.nanos()));
      case Scalar.Moment _, Scalar.Word _ -> Optional.empty();
    };
  }

  private static EvaluationFault incomparable(Scalar left, Scalar right) {
    return new EvaluationFault("incomparable: <" + left.shown() + "> with <" + right.shown() + ">");
  }
}
