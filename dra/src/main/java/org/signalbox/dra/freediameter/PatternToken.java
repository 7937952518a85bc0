package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.signalbox.core.PatternSize;

/**
 * Compiles the patterns of rule files. What would take too long to compile or to match is refused,
 * and so is what is no pattern: the daemon drops such a rule and runs on without it.
 */
final class PatternToken {

  private PatternToken() {}

  /** The pattern that stands here, without taking its token. */
  static Pattern compiled(TokenReader in) {
    String text = in.peek().text();
    if (PatternSize.isTooLong(text) || PatternSize.isTooLarge(text)) {
      throw in.unreadable("a smaller regular expression: this one is too large written out");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw in.unreadable("an extended regular expression (" + e.getDescription() + ")");
    }
  }
}
