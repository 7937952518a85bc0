package org.signalbox.dra.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.dra.automaton.Expression.Repeat;

/**
 * Reads the part of RE2's syntax that operators' rules are made of: ASCII characters, dots,
 * classes, groups, alternatives, repetitions, anchors. What is beyond that is not guessed at: there
 * is no result. Expects a pattern that RE2 has compiled already, so it is well formed.
 */
final class ExpressionParser {

  private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,4})(,([0-9]{0,4}))?\\}");
  private static final Pattern NAMED = Pattern.compile("\\[:([a-z]+):\\]");
  private static final Map<String, Characters> NAMES =
      Map.of(
          "digit", Characters.DIGITS,
          "lower", Characters.range('a', 'z'),
          "upper", Characters.range('A', 'Z'),
          "alpha", Characters.range('a', 'z').or(Characters.range('A', 'Z')),
          "alnum", Characters.DIGITS.or(Characters.range('a', 'z')).or(Characters.range('A', 'Z')),
          "xdigit",
              Characters.DIGITS.or(Characters.range('a', 'f')).or(Characters.range('A', 'F')));

  private final String pattern;
  private int at;
  private boolean isBeyond;

  private ExpressionParser(String pattern) {
    this.pattern = pattern;
  }

  /** The expression of a pattern; empty when the pattern uses more than this reads. */
  static Optional<Expression> parse(String pattern) {
    ExpressionParser parser = new ExpressionParser(pattern);
    Expression whole = parser.choice();
    return parser.isBeyond || parser.at < pattern.length() ? Optional.empty() : Optional.of(whole);
  }

  private boolean has() {
    return at < pattern.length() && !isBeyond;
  }

  private boolean sees(char c) {
    return has() && pattern.charAt(at) == c;
  }

  private Expression choice() {
    List<Expression> parts = new ArrayList<>();
    parts.add(sequence());
    while (sees('|')) {
      at++;
      parts.add(sequence());
    }
    return parts.size() == 1 ? parts.getFirst() : new Expression.Choice(parts);
  }

  private Expression sequence() {
    List<Expression> parts = new ArrayList<>();
    while (has() && !sees('|') && !sees(')')) {
      parts.add(repeated(atom()));
    }
    return new Expression.Sequence(parts);
  }

  private Expression repeated(Expression atom) {
    if (!isQuantifier()) {
      return atom;
    }
    Expression repeated =
        switch (pattern.charAt(at++)) {
          case '*' -> new Repeat(atom, 0, Repeat.UNBOUNDED);
          case '+' -> new Repeat(atom, 1, Repeat.UNBOUNDED);
          case '?' -> new Repeat(atom, 0, 1);
          default -> counted(atom);
        };
    // A lazy repetition finds another match, but none more.
    at += sees('?') ? 1 : 0;
    isBeyond |= isQuantifier();
    return repeated;
  }

  private boolean isQuantifier() {
    return has() && "*+?{".indexOf(pattern.charAt(at)) >= 0;
  }

  /** The brace stands before {@code at}. */
  private Expression counted(Expression atom) {
    Matcher count = COUNT.matcher(pattern).region(at - 1, pattern.length());
    if (!count.lookingAt()) {
      isBeyond = true;
      return atom;
    }
    at = count.end();
    int least = Integer.parseInt(count.group(1));
    if (count.group(2) == null) {
      return new Repeat(atom, least, least);
    }
    String most = count.group(3);
    return new Repeat(atom, least, most.isEmpty() ? Repeat.UNBOUNDED : Integer.parseInt(most));
  }

  private Expression atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^' -> new Expression.Begin();
      case '$' -> new Expression.End();
      case '.' -> new Expression.One(Characters.DOT);
      case '(' -> group();
      case '[' -> new Expression.One(bracket());
      case '\\' -> new Expression.One(escape());
      case '*', '+', '?', '{' -> beyond();
      default -> c < Characters.ASCII ? new Expression.One(Characters.of(c)) : beyond();
    };
  }

  private Expression beyond() {
    isBeyond = true;
    return new Expression.Sequence(List.of());
  }

  private Expression group() {
    if (sees('?')) {
      return beyond();
    }
    Expression inner = choice();
    isBeyond |= !sees(')');
    at++;
    return inner;
  }

  /** The backslash stands before {@code at}. */
  private Characters escape() {
    char c = at < pattern.length() ? pattern.charAt(at++) : 'Q';
    return switch (c) {
      case 'd' -> Characters.DIGITS;
      case 'D' -> Characters.DIGITS.complement();
      case 'w' -> Characters.WORD;
      case 'W' -> Characters.WORD.complement();
      case 's' -> Characters.SPACES;
      case 'S' -> Characters.SPACES.complement();
      default -> {
        isBeyond |= Character.isLetterOrDigit(c) || c >= Characters.ASCII;
        yield Characters.of(c & (Characters.ASCII - 1));
      }
    };
  }

  /** The bracket stands before {@code at}. */
  private Characters bracket() {
    boolean negated = sees('^');
    at += negated ? 1 : 0;
    Characters members = Characters.NONE;
    boolean first = true;
    while (has() && (first || !sees(']'))) {
      members = members.or(member());
      first = false;
    }
    isBeyond |= !sees(']');
    at++;
    return negated ? members.complement() : members;
  }

  /** A named class, an escape, a character or a range. */
  private Characters member() {
    if (sees('[') && at + 1 < pattern.length() && pattern.charAt(at + 1) == ':') {
      return named();
    }
    if (sees('\\')) {
      at++;
      Characters escaped = escape();
      // A range that begins with an escape is rare enough to leave it to RE2.
      isBeyond |= sees('-') && !pattern.startsWith("-]", at);
      return escaped;
    }
    char from = pattern.charAt(at++);
    char to = from;
    if (sees('-') && !pattern.startsWith("-]", at) && at + 1 < pattern.length()) {
      to = pattern.charAt(at + 1);
      at += 2;
    }
    isBeyond |= to >= Characters.ASCII || from > to || (to != from && to == '\\');
    return isBeyond ? Characters.NONE : Characters.range(from, to);
  }

  private Characters named() {
    Matcher name = NAMED.matcher(pattern).region(at, pattern.length());
    if (!name.lookingAt() || !NAMES.containsKey(name.group(1))) {
      isBeyond = true;
      return Characters.NONE;
    }
    at = name.end();
    return NAMES.getOrDefault(name.group(1), Characters.NONE);
  }
}
