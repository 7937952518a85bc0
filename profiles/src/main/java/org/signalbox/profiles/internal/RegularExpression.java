package org.signalbox.profiles.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.signalbox.core.PatternSize;
import org.signalbox.profiles.ProfileFault;

/** An operator's pattern, matched in time linear in the length of the input whatever it is. */
final class RegularExpression {

  private final Pattern pattern;

  private RegularExpression(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles a pattern in RE2's language, which is the reference's.
   *
   * @throws ProfileFault when it is none or is too large
   */
  static RegularExpression compile(String text) {
    if (PatternSize.isTooLong(text)) {
      throw new ProfileFault(
          "a regular expression of more than "
              + PatternSize.MAX_LENGTH
              + " characters or "
              + PatternSize.MAX_GROUPS
              + " groups");
    }
    if (PatternSize.isTooLarge(text)) {
      throw new ProfileFault("error parsing regexp: invalid repeat count: `" + text + "`");
    }
    try {
      return new RegularExpression(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new ProfileFault("error parsing regexp: " + e.getDescription() + ": `" + text + "`");
    }
  }

  /** Whether the pattern matches anywhere in a text. */
  boolean occursIn(String text) {
    return pattern.matcher(text).find();
  }

  /** The leftmost match; the caller must ask its {@code find} first. */
  Matcher matcher(String text) {
    return pattern.matcher(text);
  }
}
