package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.pattern.FastMatch;

/** The rules of {@code rt_ereg}. Immutable; any thread. */
final class PatternScores {

  private static final Met NONE = new Met(List.of());

  private final List<Compiled> rules = new ArrayList<>();

  PatternScores(List<PatternRule> rules) {
    for (PatternRule rule : rules) {
      this.rules.add(
          new Compiled(
              rule.avpPath(),
              FastMatch.of(rule.pattern()),
              rule.server().toLowerCase(Locale.ROOT),
              rule));
    }
  }

  /** A rule made ready. */
  record Compiled(List<AvpKey> path, FastMatch match, String server, PatternRule rule) {}

  /** The rules that a request meets. */
  record Met(List<Compiled> rules) {

    /** What they add to a peer. */
    int score(RoutablePeer peer) {
      int score = 0;
      for (Compiled met : rules) {
        score += met.server.equals(peer.identity().key()) ? met.rule.score() : 0;
      }
      return score;
    }

    /** Those that name a peer, for explanations. */
    List<PatternRule> rulesFor(RoutablePeer peer) {
      return rules.stream()
          .filter(met -> met.server.equals(peer.identity().key()))
          .map(Compiled::rule)
          .toList();
    }
  }

  Met metBy(DiameterMessage request) {
    if (rules.isEmpty()) {
      return NONE;
    }
    List<Compiled> met = new ArrayList<>();
    for (Compiled rule : rules) {
      if (isMet(rule, request)) {
        met.add(rule);
      }
    }
    return met.isEmpty() ? NONE : new Met(met);
  }

  private static boolean isMet(Compiled rule, DiameterMessage request) {
    for (Avp avp : request.avps().at(rule.path)) {
      if (rule.match.found(avp.text())) {
        return true;
      }
    }
    return false;
  }
}
