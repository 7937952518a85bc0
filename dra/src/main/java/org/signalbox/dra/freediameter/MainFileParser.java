package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Extension;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Families;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Limits;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Listener;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Timers;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Tls;

/**
 * Reads {@code freeDiameter.conf}. A scalar directive given twice keeps the last value; unknown
 * ones are problems, as in the daemon.
 */
final class MainFileParser {

  private static final int MAX_SECONDS = 1_000_000;
  private static final int MAX_COUNT = 1_000_000;

  private final IncludeReader includes;
  private final List<Problem> problems;
  private final PeerParser peers = new PeerParser();

  private Optional<String> identity = Optional.empty();
  private Optional<String> realm = Optional.empty();
  private int port = 3868;
  private int securePort = 5868;
  private final List<String> addresses = new ArrayList<>();
  private final FamilyFlags families = new FamilyFlags();
  private int sctpStreams = 30;
  private int reconnectSeconds = 30;
  private int watchdogSeconds = 30;
  private boolean noRelay;
  private boolean routeRecordInAnswers = true;
  private boolean oldTls;
  private Optional<String> certificate = Optional.empty();
  private Optional<String> key = Optional.empty();
  private Optional<String> authorities = Optional.empty();
  private Optional<String> revocations = Optional.empty();
  private Optional<String> priorities = Optional.empty();
  private Optional<String> dhParameters = Optional.empty();
  private int incomingQueue = 20;
  private int outgoingQueue = 30;
  private int localQueue = 25;
  private Optional<String> processingPattern = Optional.empty();
  private int processingMinimum;
  private final List<Extension> extensions = new ArrayList<>();

  MainFileParser(IncludeReader includes, List<Problem> problems) {
    this.includes = includes;
    this.problems = problems;
  }

  /** Reads one file or included file into what was read before. */
  void read(String file, String text, int depth) {
    TokenReader in = new TokenReader(Lexer.tokens(file, text, problems), problems);
    while (!in.atEnd()) {
      try {
        if (in.peek().isWord("include")) {
          include(in, depth);
        } else {
          directive(in);
        }
      } catch (TokenReader.Unreadable e) {
        in.skipStatement();
      }
    }
  }

  /** What was read, once all files are. */
  FreeDiameterConfig finish() {
    Families all = families.of(Families.ALL);
    Timers timers = new Timers(reconnectSeconds, watchdogSeconds);
    return new FreeDiameterConfig(
        identity,
        realm,
        new Listener(port, securePort, addresses, all, sctpStreams),
        timers,
        new Tls(certificate, key, authorities, revocations, priorities, dhParameters, oldTls),
        new Limits(incomingQueue, outgoingQueue, localQueue, processingPattern, processingMinimum),
        noRelay,
        routeRecordInAnswers,
        peers.finish(all, timers),
        extensions);
  }

  private void include(TokenReader in, int depth) {
    SourcePosition position = in.next().position();
    String glob = in.string("a file name");
    for (IncludeReader.Included included : includes.read(glob, position, depth)) {
      read(included.file(), included.text(), depth + 1);
    }
  }

  private void directive(TokenReader in) {
    if (in.peek().kind() != Token.Kind.WORD) {
      throw in.unreadable("a directive");
    }
    if (in.takes("ConnectPeer")) {
      peers.read(in);
      return;
    }
    if (in.takes("LoadExtension")) {
      extension(in);
      return;
    }
    if (families.take(in) || flag(in)) {
      in.expect(';');
      return;
    }
    valued(in);
  }

  private boolean flag(TokenReader in) {
    if (in.takes("NoRelay")) {
      noRelay = true;
      return true;
    }
    if (in.takes("TLS_old_method")) {
      oldTls = true;
      return true;
    }
    return false;
  }

  private void valued(TokenReader in) {
    Token name = in.peek();
    if (Directives.lacks(name.text())) {
      throw in.unreadable(Directives.expectation(name.text()));
    }
    in.next();
    in.expect('=');
    boolean read = text(name, in) || number(name, in) || credentials(name, in);
    if (!read) {
      routeRecords(in);
    }
    in.expect(';');
  }

  private boolean text(Token name, TokenReader in) {
    switch (Directives.canonical(name.text())) {
      case "identity" -> identity = Optional.of(in.string("a Diameter identity"));
      case "realm" -> realm = Optional.of(in.string("a realm"));
      case "listenon" -> addresses.add(in.string("an address"));
      case "tls_ca" -> authorities = Optional.of(in.string("a file of authorities"));
      case "tls_crl" -> revocations = Optional.of(in.string("a file of revocations"));
      case "tls_prio" -> priorities = Optional.of(in.string("a priority expression"));
      case "tls_dh_file" -> dhParameters = Optional.of(in.string("a file of parameters"));
      case "processingpeerspattern" -> processingPattern = Optional.of(pattern(in));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String pattern(TokenReader in) {
    if (in.peek().kind() == Token.Kind.STRING) {
      PatternToken.compiled(in);
    }
    return in.string("a pattern of identities");
  }

  private boolean number(Token name, TokenReader in) {
    switch (Directives.canonical(name.text())) {
      case "port" -> port = in.integer("a port", 0, 65_535);
      case "secport" -> securePort = in.integer("a port", 0, 65_535);
      case "sctp_streams" -> sctpStreams = in.integer("a number of streams", 1, 65_535);
      case "tctimer" -> reconnectSeconds = in.integer("seconds", 1, MAX_SECONDS);
      case "twtimer" -> watchdogSeconds = in.integer("seconds", 6, MAX_SECONDS);
      case "incomingqueuelimit" -> incomingQueue = in.integer("a number", 0, MAX_COUNT);
      case "outgoingqueuelimit" -> outgoingQueue = in.integer("a number", 0, MAX_COUNT);
      case "localqueuelimit" -> localQueue = in.integer("a number", 0, MAX_COUNT);
      case "processingpeersminimum" -> processingMinimum = in.integer("a number", 0, MAX_COUNT);
      // The daemon's thread counts and key sizes are checked and have no meaning here.
      case "threadsperserver" -> in.integer("a number of threads", 1, MAX_COUNT);
      case "appservthreads", "routinginthreads", "routingoutthreads" ->
          in.integer("a number of threads", 1, 255);
      case "tls_dh_bits" -> in.integer("a number of bits", 1, MAX_COUNT);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean credentials(Token name, TokenReader in) {
    if (!name.isWord("TLS_Cred")) {
      return false;
    }
    certificate = Optional.of(in.string("a certificate file"));
    in.expect(',');
    key = Optional.of(in.string("a key file"));
    return true;
  }

  private void routeRecords(TokenReader in) {
    if (in.takes("Always")) {
      routeRecordInAnswers = true;
    } else if (in.takes("Never")) {
      routeRecordInAnswers = false;
    } else {
      throw in.unreadable("Always or Never");
    }
  }

  private void extension(TokenReader in) {
    SourcePosition position = in.peek().position();
    in.expect('=');
    String file = in.string("an extension file");
    Optional<String> configuration =
        in.takes(':')
            ? Optional.of(in.string("the extension's configuration"))
            : Optional.<String>empty();
    in.expect(';');
    extensions.add(new Extension(file, configuration, position));
  }
}
