package org.signalbox.dra.pattern;

/**
 * Letters that every text must have in which a pattern is found: how it must begin, and a part that
 * must stand somewhere. Found without understanding all of the pattern: where that would be needed,
 * nothing is asked for.
 *
 * @param beginning how the text begins; empty: anyhow
 * @param part what it contains; empty: anything
 */
record NeededText(String beginning, String part) {

  private static final NeededText NOTHING = new NeededText("", "");

  /** What a pattern needs. */
  static NeededText of(String pattern) {
    boolean isBeyond =
        pattern.contains("(?") || pattern.contains("\\Q") || hasAlternatives(pattern);
    return isBeyond ? NOTHING : new Walk(pattern).needed();
  }

  /** Whether a text may hold a match. */
  boolean isIn(String text) {
    return text.startsWith(beginning) && text.contains(part);
  }

  /** Whether a bar stands outside of groups, classes and escapes. */
  private static boolean hasAlternatives(String pattern) {
    int at = 0;
    while (at < pattern.length()) {
      if (pattern.charAt(at) == '|') {
        return true;
      }
      at = endOfAtom(pattern, at);
    }
    return false;
  }

  /** Where the atom that begins at a place ends; a quantifier counts as one. */
  private static int endOfAtom(String pattern, int from) {
    return switch (pattern.charAt(from)) {
      case '\\' -> Math.min(pattern.length(), from + 2);
      case '[' -> endOfClass(pattern, from);
      case '(' -> endOfGroup(pattern, from);
      default -> from + 1;
    };
  }

  private static int endOfClass(String pattern, int from) {
    int at = from + 1;
    at += at < pattern.length() && pattern.charAt(at) == '^' ? 1 : 0;
    at += at < pattern.length() && pattern.charAt(at) == ']' ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      boolean isNamed = pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0;
      if (isNamed) {
        at = pattern.indexOf(":]", at) + 2;
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    return Math.min(pattern.length(), at + 1);
  }

  private static int endOfGroup(String pattern, int from) {
    int at = from + 1;
    while (at < pattern.length() && pattern.charAt(at) != ')') {
      at = endOfAtom(pattern, at);
    }
    return Math.min(pattern.length(), at + 1);
  }

  /** One walk over the atoms of a pattern, collecting letters that follow each other. */
  private static final class Walk {

    private final String pattern;
    private final StringBuilder run = new StringBuilder();
    private String beginning = "";
    private String longest = "";
    private boolean isAtBeginning;

    Walk(String pattern) {
      this.pattern = pattern;
      this.isAtBeginning = pattern.startsWith("^");
    }

    NeededText needed() {
      int at = isAtBeginning ? 1 : 0;
      while (at < pattern.length()) {
        int end = endOfAtom(pattern, at);
        int letter = letter(at);
        char next = end < pattern.length() ? pattern.charAt(end) : ' ';
        boolean isOptional = next == '*' || next == '?' || next == '{';
        if (letter >= 0 && !isOptional) {
          run.append((char) letter);
        }
        if (letter < 0 || isOptional || next == '+') {
          endRun();
        }
        at = afterQuantifier(end);
      }
      endRun();
      return new NeededText(beginning, longest);
    }

    /** The letter that stands for itself at a place; -1 for anything else. */
    private int letter(int at) {
      char c = pattern.charAt(at);
      if (c == '\\' && at + 1 < pattern.length()) {
        char escaped = pattern.charAt(at + 1);
        return Character.isLetterOrDigit(escaped) ? -1 : escaped;
      }
      return FastMatch.META.indexOf(c) >= 0 ? -1 : c;
    }

    private int afterQuantifier(int from) {
      int at = from;
      while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
        int brace = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : at;
        at = brace < 0 ? pattern.length() : brace + 1;
      }
      return at;
    }

    private void endRun() {
      if (isAtBeginning) {
        beginning = run.toString();
      } else if (run.length() > longest.length()) {
        longest = run.toString();
      }
      isAtBeginning = false;
      run.setLength(0);
    }
  }
}
