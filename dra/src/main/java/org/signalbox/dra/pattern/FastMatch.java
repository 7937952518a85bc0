package org.signalbox.dra.pattern;

import com.google.re2j.Pattern;

/**
 * Tells whether a pattern is found in a text. Most rules are a number's beginning ({@code
 * ^001012.*}); they are compared directly. Of the others, a text that has not the letters every
 * match must have is out before the pattern itself is asked, which costs a hundred times more.
 */
@FunctionalInterface
public interface FastMatch {

  /** Characters that mean something in an extended regular expression. */
  String META = "\\^$.[]|()*+?{}";

  boolean found(String text);

  /** The match of a pattern without flags. */
  static FastMatch of(Pattern pattern) {
    String expression = pattern.pattern();
    boolean fromStart = expression.startsWith("^");
    String rest = fromStart ? expression.substring(1) : expression;
    boolean toEnd = rest.endsWith("$") && !rest.endsWith("\\$");
    String body = toEnd ? rest.substring(0, rest.length() - 1) : rest;
    // A pattern is searched, so what may follow at its open end need not be looked at. With an end
    // anchor it must: there the dots may not stand for a line break.
    String literal = !toEnd && body.endsWith(".*") ? body.substring(0, body.length() - 2) : body;
    if (!isLiteral(literal)) {
      return sifted(pattern, NeededText.of(expression));
    }
    if (fromStart) {
      return toEnd ? literal::equals : text -> text.startsWith(literal);
    }
    return toEnd ? text -> text.endsWith(literal) : text -> text.contains(literal);
  }

  private static FastMatch sifted(Pattern pattern, NeededText needed) {
    return text -> needed.isIn(text) && pattern.matcher(text).find();
  }

  private static boolean isLiteral(String text) {
    return text.chars().noneMatch(c -> META.indexOf(c) >= 0);
  }
}
