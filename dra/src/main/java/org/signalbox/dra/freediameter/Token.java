package org.signalbox.dra.freediameter;

import org.signalbox.core.SourcePosition;

/**
 * The smallest piece of a file that means something.
 *
 * @param kind what it is
 * @param text the content without quotes, brackets
 * @param position where it begins
 */
record Token(Kind kind, String text, SourcePosition position) {

  enum Kind {
    /** A keyword or another run of letters. */
    WORD,
    /** {@code "text"}. */
    STRING,
    /** {@code ["text"]}. */
    PATTERN,
    INTEGER,
    /** One of {@code ; : = { } , + - * /} and the like. */
    SIGN,
    /** The end of the file. */
    END
  }

  boolean isSign(char sign) {
    return kind == Kind.SIGN && text.charAt(0) == sign;
  }

  /** Keywords match in any case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /** The token as an operator would recognise it in an error. */
  String shown() {
    return switch (kind) {
      case STRING -> "\"" + text + "\"";
      case PATTERN -> "[\"" + text + "\"]";
      case END -> "the end of the file";
      case WORD, INTEGER, SIGN -> "'" + text + "'";
    };
  }
}
