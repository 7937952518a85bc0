package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.freediameter.ScoreRule.Criterion;
import org.signalbox.dra.freediameter.ScoreRule.Target;

/**
 * Reads {@code rt_default.conf}: {@code criterion : target += score ;}.
 *
 * <p>Two liberties beyond the daemon, both with a warning or harmless: the target spelling {@code
 * dh="peer"} that a widely read tutorial prints and the daemon refuses, and {@code 10-5} without
 * blanks. One strictness: a bad pattern is a problem, where the daemon drops that rule silently.
 */
public final class RtDefaultParser {

  private static final Map<String, Integer> SCORES =
      Map.of(
          "no_delivery", -70,
          "default", 5,
          "default_realm", 10,
          "realm", 15,
          "redir_host", 25,
          "redir_app", 30,
          "redir_realm", 35,
          "redir_realm_app", 40,
          "redir_user", 45,
          "finaldest", 100);

  private static final int MAX_SCORE = 1_000_000;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<ScoreRule> rules = new ArrayList<>();

  private RtDefaultParser() {}

  /**
   * What a rule file says.
   *
   * @param rules in the file's order
   * @param problems what keeps it from being used
   * @param warnings what was taken although the daemon would refuse it, with the correct form
   */
  public record Result(List<ScoreRule> rules, List<Problem> problems, List<Problem> warnings) {

    public Result {
      rules = List.copyOf(rules);
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }

  public static Result parse(String file, String text) {
    RtDefaultParser parser = new RtDefaultParser();
    parser.read(new TokenReader(Lexer.tokens(file, text, parser.problems), parser.problems));
    return new Result(parser.rules, parser.problems, parser.warnings);
  }

  private void read(TokenReader in) {
    while (!in.atEnd()) {
      try {
        rules.add(rule(in));
      } catch (TokenReader.Unreadable e) {
        in.skipStatement();
      }
    }
  }

  private ScoreRule rule(TokenReader in) {
    SourcePosition position = in.peek().position();
    Criterion criterion = criterion(in);
    in.expect(':');
    Target target = target(in);
    in.expect('+');
    in.expect('=');
    int score = score(in);
    in.expect(';');
    return new ScoreRule(criterion, target, score, position);
  }

  private static Criterion criterion(TokenReader in) {
    if (in.takes('*')) {
      return new Criterion.Always();
    }
    Optional<RouteField> field = RouteField.ofLetters(in.peek().text());
    if (in.peek().kind() != Token.Kind.WORD || field.isEmpty()) {
      throw in.unreadable("a criterion: * or one of oh, or, dh, dr, un, si");
    }
    in.next();
    in.expect('=');
    return new Criterion.Field(field.get(), match(in));
  }

  private Target target(TokenReader in) {
    if (in.takes("rlm")) {
      in.expect('=');
      return new Target.PeerRealm(match(in));
    }
    if (in.peek().isWord("dh") || in.peek().isWord("dr")) {
      return tutorialTarget(in);
    }
    return new Target.PeerIdentity(match(in));
  }

  /**
   * {@code dh="peer"} where the grammar has {@code "peer"}, {@code dr=} where it has {@code rlm=}.
   */
  private Target tutorialTarget(TokenReader in) {
    Token keyword = in.next();
    in.expect('=');
    TextMatch match = match(in);
    boolean realm = keyword.isWord("dr");
    String correct = (realm ? "rlm=" : "") + match.shown();
    warnings.add(
        new Problem(
            keyword.position(),
            keyword.text() + "=" + match.shown() + " as a target, which freeDiameter refuses",
            correct));
    return realm ? new Target.PeerRealm(match) : new Target.PeerIdentity(match);
  }

  private static TextMatch match(TokenReader in) {
    Token token = in.peek();
    return switch (token.kind()) {
      case STRING -> new TextMatch.Same(in.next().text());
      case PATTERN -> pattern(in);
      case WORD, INTEGER, SIGN, END -> throw in.unreadable("a text \"...\" or a pattern [\"...\"]");
    };
  }

  private static TextMatch pattern(TokenReader in) {
    Pattern pattern = PatternToken.compiled(in);
    in.next();
    return new TextMatch.Matching(pattern);
  }

  private static int score(TokenReader in) {
    long sum = term(in);
    while (in.peek().isSign('+') || in.peek().isSign('-')) {
      boolean minus = in.next().isSign('-');
      sum += minus ? -term(in) : term(in);
    }
    if (Math.abs(sum) > MAX_SCORE) {
      throw in.unreadable("a score from -" + MAX_SCORE + " to " + MAX_SCORE);
    }
    return Math.toIntExact(sum);
  }

  private static int term(TokenReader in) {
    if (in.takes('-')) {
      return -term(in);
    }
    Token token = in.peek();
    if (token.kind() == Token.Kind.WORD) {
      Integer value = SCORES.get(token.text().toLowerCase(Locale.ROOT));
      if (value == null) {
        throw in.unreadable("a score: a number or NO_DELIVERY, DEFAULT, REALM, FINALDEST, ...");
      }
      in.next();
      return value;
    }
    return in.integer("a score", 0, MAX_SCORE);
  }
}
