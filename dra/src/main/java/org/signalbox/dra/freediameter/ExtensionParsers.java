package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.dictionary.AvpDefinition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.dra.freediameter.RoutingExtensions.BusyPeers;

/**
 * Reads the small configuration files of {@code rt_ereg}, {@code rt_busypeers}, {@code
 * rt_deny_by_size}.
 */
final class ExtensionParsers {

  static final int DEFAULT_MAXIMUM_BYTES = 4_096;

  private static final int MAX_SCORE = 1_000_000;
  private static final int MAX_BYTES = 1 << 24;
  private static final int MAX_TIMEOUT_MILLIS = 3_600_000;

  private ExtensionParsers() {}

  /** {@code AVP = "A" : "B";} and then {@code "pattern" : "server" += score;}, in blocks. */
  static List<PatternRule> ereg(String file, String text, List<Problem> problems) {
    TokenReader in = new TokenReader(Lexer.tokens(file, text, problems), problems);
    List<PatternRule> rules = new ArrayList<>();
    List<AvpKey> path = List.of();
    while (!in.atEnd()) {
      try {
        if (in.takes("AVP")) {
          path = avpPath(in);
        } else {
          rules.add(patternRule(path, in));
        }
      } catch (TokenReader.Unreadable e) {
        in.skipStatement();
      }
    }
    return rules;
  }

  private static List<AvpKey> avpPath(TokenReader in) {
    List<AvpKey> path = new ArrayList<>();
    in.expect('=');
    path.add(avp(in));
    while (in.takes(':')) {
      path.add(avp(in));
    }
    in.expect(';');
    return path;
  }

  private static AvpKey avp(TokenReader in) {
    Token token = in.peek();
    Optional<AvpDefinition> definition = Dictionary.standard().avp(in.string("an AVP's name"));
    if (definition.isEmpty()) {
      in.report(token.position(), token.shown(), "the name of an AVP in the dictionary");
      throw new TokenReader.Unreadable();
    }
    return definition.get().key();
  }

  private static PatternRule patternRule(List<AvpKey> path, TokenReader in) {
    SourcePosition position = in.peek().position();
    if (path.isEmpty()) {
      throw in.unreadable("AVP = \"name\"; before the first rule");
    }
    if (in.peek().kind() != Token.Kind.STRING) {
      throw in.unreadable("a pattern in double quotes");
    }
    Pattern pattern = PatternToken.compiled(in);
    in.next();
    in.expect(':');
    String server = in.string("a server's identity");
    in.expect('+');
    in.expect('=');
    boolean negative = in.takes('-');
    int score = in.integer("a score", 0, MAX_SCORE);
    in.expect(';');
    return new PatternRule(path, pattern, server, negative ? -score : score, position);
  }

  static BusyPeers busyPeers(String file, String text, List<Problem> problems) {
    TokenReader in = new TokenReader(Lexer.tokens(file, text, problems), problems);
    boolean skip = false;
    boolean distant = false;
    int maxRetries = 0;
    int timeoutMillis = 0;
    while (!in.atEnd()) {
      try {
        if (in.takes("SkipTooBusyErrors")) {
          skip = true;
        } else if (in.takes("RetryDistantPeers")) {
          distant = true;
        } else if (in.takes("RetryMaxPeers")) {
          in.expect('=');
          maxRetries = in.integer("a number of peers", 0, 1_000);
        } else if (in.takes("RelayTimeout")) {
          in.expect('=');
          timeoutMillis = in.integer("milliseconds", 0, MAX_TIMEOUT_MILLIS);
        } else {
          throw in.unreadable(
              "SkipTooBusyErrors, RetryDistantPeers, RetryMaxPeers or RelayTimeout");
        }
        in.expect(';');
      } catch (TokenReader.Unreadable e) {
        in.skipStatement();
      }
    }
    return new BusyPeers(skip, distant, maxRetries, timeoutMillis);
  }

  static int maximumBytes(String file, String text, List<Problem> problems) {
    TokenReader in = new TokenReader(Lexer.tokens(file, text, problems), problems);
    int maximum = DEFAULT_MAXIMUM_BYTES;
    while (!in.atEnd()) {
      try {
        if (!in.takes("MaximumSize")) {
          throw in.unreadable("MaximumSize");
        }
        in.expect('=');
        maximum = in.integer("a number of bytes", 20, MAX_BYTES);
        in.expect(';');
      } catch (TokenReader.Unreadable e) {
        in.skipStatement();
      }
    }
    return maximum;
  }
}
