package org.signalbox.dra.number;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that stand together: those that begin with some digits ({@code 90170}), with one of a row
 * of digits ({@code 001010000-001019999}), or one number alone ({@code =001019999999999}).
 *
 * @param from the first of them
 * @param until the first after them
 * @param text as it was written
 */
public record NumberRange(Digits from, Digits until, String text) {

  /** What a range looks like, for problems. */
  public static final String FORM =
      "digits that numbers begin with such as 90170, a row such as 001010000-001019999, or one"
          + " number such as =001019999999999; at most "
          + 31
          + " digits";

  private static final int MAX_DIGITS = Digits.MAX_LENGTH - 1;
  private static final Pattern TEXT = Pattern.compile("(=)?([0-9]+)(?:-([0-9]+))?");

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException when the text has not the {@link #FORM}
   */
  public static NumberRange parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches() || (matcher.group(1) != null && matcher.group(3) != null)) {
      throw new IllegalArgumentException(text);
    }
    String first = matcher.group(2);
    String last = Objects.requireNonNullElse(matcher.group(3), first);
    if (first.length() > MAX_DIGITS
        || first.length() != last.length()
        || first.compareTo(last) > 0) {
      throw new IllegalArgumentException(text);
    }
    Digits from = Digits.of(first);
    // After one number alone comes the same with a 0 behind it; after a beginning, the next one.
    Digits until =
        matcher.group(1) != null
            ? from.plus(first.length(), 1)
            : Digits.of(last).plus(last.length() - 1, 1);
    return new NumberRange(from, until, text);
  }

  /** Whether a number lies in it. */
  public boolean contains(Digits number) {
    return from.compareTo(number) <= 0 && number.compareTo(until) < 0;
  }

  /** Whether every number of another range lies in this one. */
  public boolean contains(NumberRange other) {
    return from.compareTo(other.from) <= 0 && other.until.compareTo(until) <= 0;
  }

  /** Whether they have a number in common. */
  public boolean meets(NumberRange other) {
    return from.compareTo(other.until) < 0 && other.from.compareTo(until) < 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
