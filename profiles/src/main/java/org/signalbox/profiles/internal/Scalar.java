package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchTerms;

/**
 * A value in the type that comparisons and sums see in it.
 *
 * <p>A text is read as the reference reads it: a number, else true or false, else a time, else a
 * duration, else the text itself.
 */
sealed interface Scalar {

  /** An exact number. */
  record Num(BigDecimal value) implements Scalar {}

  /** A moment, with the offset it was written in. */
  record Moment(ZonedDateTime value) implements Scalar {}

  /** A duration in nanoseconds. */
  record Span(long nanos) implements Scalar {}

  /** Anything else. */
  record Word(String text) implements Scalar {}

  static Scalar of(FieldValue value, MatchTerms terms) {
    return switch (value) {
      case FieldValue.Decimal number -> new Num(number.value());
      case FieldValue.Text text -> of(text.value(), terms);
      case FieldValue.Flag _, FieldValue.Nothing _, FieldValue.Items _, FieldValue.Members _ ->
          new Word(value.asText());
    };
  }

  static Scalar of(String text, MatchTerms terms) {
    Optional<BigDecimal> number = NumberText.parse(text);
    if (number.isPresent()) {
      return new Num(number.get());
    }
    if (text.isEmpty() || isFlag(text)) {
      return new Word(text);
    }
    return duration(text).or(() -> moment(text, terms)).orElseGet(() -> new Word(text));
  }

  /** As it stands in a message. */
  default String shown() {
    return switch (this) {
      case Num number -> number.value().toPlainString();
      case Moment moment -> TimeText.rfc3339(moment.value());
      case Span span -> UsageText.format(span.nanos());
      case Word word -> Excerpt.of(word.text());
    };
  }

  /** The words that Go reads as true or false, digits aside. */
  private static boolean isFlag(String text) {
    return switch (text) {
      case "t", "T", "true", "TRUE", "True", "f", "F", "false", "FALSE", "False" -> true;
      default -> false;
    };
  }

  // Texts of the two forms never overlap, so trying the cheaper one first changes nothing.
  private static Optional<Scalar> duration(String text) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    boolean possible =
        (last == 's' || last == 'm' || last == 'h')
            && (first == '-' || first == '.' || (first >= '0' && first <= '9'));
    if (!possible) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Span(UsageText.parse(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Scalar> moment(String text, MatchTerms terms) {
    char first = text.charAt(0);
    if (first != '*' && first != '+' && (first < '0' || first > '9')) {
      return Optional.empty();
    }
    try {
      return TimeText.parse(text, terms.zone(), terms.now()).map(Moment::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
