package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.RoutablePeer;

/** The rules of {@code rt_ereg}. Immutable; any thread. */
final class PatternScores {

  private static final Met NONE = peer -> 0;

  private final List<Compiled> rules = new ArrayList<>();

  PatternScores(List<PatternRule> rules) {
    for (PatternRule rule : rules) {
      this.rules.add(
          new Compiled(
              rule.avpPath(),
              FastMatch.of(rule.pattern()),
              rule.server().toLowerCase(Locale.ROOT),
              rule.score()));
    }
  }

  private record Compiled(List<AvpKey> path, FastMatch match, String server, int score) {}

  /** What the rules that a request meets add to a peer. */
  @FunctionalInterface
  interface Met {
    int score(RoutablePeer peer);
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
    return met.isEmpty() ? NONE : peer -> sum(met, peer.identity().key());
  }

  private static boolean isMet(Compiled rule, DiameterMessage request) {
    for (Avp avp : request.avps().at(rule.path)) {
      if (rule.match.found(avp.text())) {
        return true;
      }
    }
    return false;
  }

  private static int sum(List<Compiled> met, String identity) {
    int score = 0;
    for (Compiled rule : met) {
      score += rule.server.equals(identity) ? rule.score : 0;
    }
    return score;
  }
}
