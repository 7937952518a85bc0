package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import org.signalbox.dra.automaton.PatternSet;

/** How a rule compares a text. */
public sealed interface TextMatch {

  boolean matches(String value);

  /** The text as the rule's author wrote it. */
  String shown();

  /**
   * The whole text, in any case. (The daemon also takes a value that is a mere beginning of the
   * rule's text; see docs/freediameter.md.)
   */
  record Same(String text) implements TextMatch {

    @Override
    public boolean matches(String value) {
      return value.equalsIgnoreCase(text);
    }

    @Override
    public String shown() {
      return "\"" + text + "\"";
    }
  }

  /** An extended regular expression found anywhere in the text, case-sensitive, in linear time. */
  record Matching(Pattern pattern) implements TextMatch {

    @Override
    public boolean matches(String value) {
      return PatternSet.finds(pattern, value);
    }

    @Override
    public String shown() {
      return "[\"" + pattern.pattern() + "\"]";
    }
  }
}
