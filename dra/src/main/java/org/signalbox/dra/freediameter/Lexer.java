package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/**
 * Cuts a file into tokens: strings on one line without escapes, {@code #} comments, unsigned
 * integers (a leading 0 means octal, as in the daemon), keywords, signs. Blanks are free, except
 * that no blank may stand between the bracket and the quote of a pattern.
 */
final class Lexer {

  private final String file;
  private final String text;
  private final List<Problem> problems;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private Lexer(String file, String text, List<Problem> problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
  }

  /** The tokens of a text, the last one {@link Token.Kind#END}; what is no token is a problem. */
  static List<Token> tokens(String file, String text, List<Problem> problems) {
    Lexer lexer = new Lexer(file, text, problems);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        at++;
        line++;
        lineStart = at;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        skipLine();
      } else if (c == '"') {
        quoted(Token.Kind.STRING, 1, "\"");
      } else if (text.startsWith("[\"", at)) {
        quoted(Token.Kind.PATTERN, 2, "\"]");
      } else if (isDigit(c)) {
        run(Token.Kind.INTEGER);
      } else if (Character.isLetter(c)) {
        run(Token.Kind.WORD);
      } else {
        tokens.add(new Token(Token.Kind.SIGN, String.valueOf(c), position()));
        at++;
      }
    }
    tokens.add(new Token(Token.Kind.END, "", position()));
  }

  private void quoted(Token.Kind kind, int opening, String closing) {
    SourcePosition start = position();
    int lineEnd = text.indexOf('\n', at);
    int limit = lineEnd < 0 ? text.length() : lineEnd;
    int end = text.indexOf(closing, at + opening);
    if (end < 0 || end >= limit) {
      problems.add(
          new Problem(
              start, "a text without its end", closing + " on the same line to close the text"));
      at = limit;
      return;
    }
    tokens.add(new Token(kind, text.substring(at + opening, end), start));
    at = end + closing.length();
  }

  /** A run of letters, digits and underscores. */
  private void run(Token.Kind kind) {
    SourcePosition start = position();
    int from = at;
    while (at < text.length() && isPartOf(kind, text.charAt(at))) {
      at++;
    }
    tokens.add(new Token(kind, text.substring(from, at), start));
  }

  private static boolean isPartOf(Token.Kind kind, char c) {
    return kind == Token.Kind.INTEGER ? isDigit(c) : Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private SourcePosition position() {
    return new SourcePosition(file, line, at - lineStart + 1);
  }
}
