package org.signalbox.registers.nf;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.signalbox.core.PatternSize;

/**
 * A regular expression that a network function sent, matched as a whole in linear time.
 *
 * @param pattern compiled, of bounded size
 */
record ExpressionMatcher(Pattern pattern) {

  /** Longest text that is matched; identities and domain names are shorter. */
  private static final int SUBJECT_MAX = 512;

  /** Compiles an expression; empty when it is faulty or larger than is compiled. */
  static Optional<ExpressionMatcher> compile(String expression) {
    if (PatternSize.isTooLong(expression) || PatternSize.isTooLarge(expression)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ExpressionMatcher(Pattern.compile(expression)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  boolean matches(String subject) {
    return subject.length() <= SUBJECT_MAX && pattern.matches(subject);
  }
}
