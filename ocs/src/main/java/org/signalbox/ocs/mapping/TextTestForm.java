package org.signalbox.ocs.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.signalbox.config.ValueForm;
import org.signalbox.core.PatternSize;

/** How a test of a field is written. All methods are pure. */
final class TextTestForm {

  private static final java.util.regex.Pattern RANGE =
      java.util.regex.Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /** A test of a field that holds a text. */
  static final ValueForm<TextTest> TEXT =
      new ValueForm<>(
          "a text, one * in it for anything, or a small /regular expression/", TextTestForm::text);

  /** A test of a field that holds a number. */
  static final ValueForm<TextTest> NUMBER =
      new ValueForm<>(
          "a number, a range such as 10-19, one * for anything, or a small /regular expression/",
          TextTestForm::number);

  private TextTestForm() {}

  private static TextTest number(String written) {
    java.util.regex.Matcher range = RANGE.matcher(written);
    if (!range.matches()) {
      return text(written);
    }
    long least = Long.parseLong(range.group(1));
    long most = Long.parseLong(range.group(2));
    if (least > most) {
      throw new IllegalArgumentException(written);
    }
    return new TextTest.Between(least, most);
  }

  private static TextTest text(String written) {
    boolean isPattern = written.length() > 2 && written.startsWith("/") && written.endsWith("/");
    return isPattern
        ? new TextTest.Meets(pattern(written.substring(1, written.length() - 1)))
        : around(written);
  }

  private static Pattern pattern(String expression) {
    if (PatternSize.isTooLong(expression) || PatternSize.isTooLarge(expression)) {
      throw new IllegalArgumentException(expression);
    }
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(expression, e);
    }
  }

  /**
   * A text, with at most one star for anything.
   *
   * @throws IllegalArgumentException when there are more
   */
  static TextTest around(String written) {
    int star = written.indexOf('*');
    if (star < 0) {
      return new TextTest.Same(written);
    }
    if (written.indexOf('*', star + 1) >= 0) {
      throw new IllegalArgumentException(written);
    }
    return new TextTest.Around(written.substring(0, star), written.substring(star + 1));
  }
}
