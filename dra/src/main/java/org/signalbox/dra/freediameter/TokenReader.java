package org.signalbox.dra.freediameter;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/**
 * Reads tokens one after the other. A statement that is wrong is reported once and skipped up to
 * its end, so that one run shows every problem of a file.
 */
final class TokenReader {

  private final List<Token> tokens;
  private final List<Problem> problems;
  private int at;

  TokenReader(List<Token> tokens, List<Problem> problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** A statement that cannot be read on; caught where the statement began. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable() {
      super(null, null, false, false);
    }
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Takes the sign when it is next. */
  boolean takes(char sign) {
    if (!peek().isSign(sign)) {
      return false;
    }
    at++;
    return true;
  }

  /** Takes the keyword when it is next. */
  boolean takes(String word) {
    if (!peek().isWord(word)) {
      return false;
    }
    at++;
    return true;
  }

  void expect(char sign) {
    if (!takes(sign)) {
      throw unreadable("'" + sign + "'");
    }
  }

  String string(String meaning) {
    if (peek().kind() != Token.Kind.STRING) {
      throw unreadable(meaning + " in double quotes");
    }
    return next().text();
  }

  /** An unsigned integer within bounds; a leading 0 means octal. */
  int integer(String meaning, int least, int most) {
    Token token = peek();
    if (token.kind() != Token.Kind.INTEGER) {
      throw unreadable(meaning);
    }
    Optional<Long> value = value(token.text());
    if (value.isEmpty() || value.get() < least || value.get() > most) {
      throw unreadable(meaning + " from " + least + " to " + most);
    }
    at++;
    return Math.toIntExact(value.get());
  }

  private static Optional<Long> value(String digits) {
    boolean octal = digits.length() > 1 && digits.charAt(0) == '0';
    try {
      return Optional.of(Long.parseLong(digits, octal ? 8 : 10));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Reports what stands here against what was expected. */
  Unreadable unreadable(String expected) {
    report(peek().position(), peek().shown(), expected);
    return new Unreadable();
  }

  void report(SourcePosition position, String found, String expected) {
    problems.add(new Problem(position, found, expected));
  }

  /** Skips past the end of the statement that could not be read. */
  void skipStatement() {
    int depth = 0;
    while (!atEnd()) {
      Token token = next();
      if (token.isSign('{')) {
        depth++;
      } else if (token.isSign('}')) {
        depth = Math.max(0, depth - 1);
      } else if (token.isSign(';') && depth == 0) {
        return;
      }
    }
  }

  /** Skips past the end of an option inside braces, but not past the braces. */
  void skipOption() {
    while (!atEnd() && !peek().isSign('}')) {
      if (next().isSign(';')) {
        return;
      }
    }
  }
}
