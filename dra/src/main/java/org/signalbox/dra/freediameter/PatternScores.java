package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.automaton.PatternHits;
import org.signalbox.dra.automaton.PatternSet;

/** The rules of {@code rt_ereg}. Immutable; any thread. */
final class PatternScores {

  private static final Met NONE = new Met(List.of());

  private final List<PathRules> paths;

  PatternScores(List<PatternRule> rules) {
    Map<List<AvpKey>, List<PatternRule>> byPath = new LinkedHashMap<>();
    for (PatternRule rule : rules) {
      byPath.computeIfAbsent(rule.avpPath(), path -> new ArrayList<>()).add(rule);
    }
    this.paths = byPath.entrySet().stream().map(PathRules::of).toList();
  }

  /**
   * The rules about one AVP.
   *
   * @param path to it
   * @param patterns of the rules, in their order
   */
  private record PathRules(List<AvpKey> path, PatternSet patterns, List<Compiled> rules) {

    static PathRules of(Map.Entry<List<AvpKey>, List<PatternRule>> entry) {
      return new PathRules(
          entry.getKey(),
          new PatternSet(entry.getValue().stream().map(PatternRule::pattern).toList()),
          entry.getValue().stream().map(Compiled::of).toList());
    }

    /** The rules that were met before and those of this AVP; each once, by whichever of several. */
    List<Compiled> met(DiameterMessage request, List<Compiled> before) {
      PatternHits hits = path.size() == 1 ? atTop(request) : below(request);
      if (hits.isEmpty()) {
        return before;
      }
      List<Compiled> met = new ArrayList<>(before);
      hits.forEach(place -> met.add(rules.get(place)));
      return met;
    }

    private PatternHits atTop(DiameterMessage request) {
      PatternHits hits = new PatternHits();
      AvpKey key = path.getFirst();
      AvpCursor cursor = request.cursor();
      while (cursor.next()) {
        if (cursor.is(key)) {
          patterns.search(cursor, hits);
        }
      }
      return hits;
    }

    private PatternHits below(DiameterMessage request) {
      PatternHits hits = new PatternHits();
      for (Avp avp : request.avps().at(path)) {
        patterns.search(avp.text(), hits);
      }
      return hits;
    }
  }

  /** A rule made ready. */
  record Compiled(String server, PatternRule rule) {

    static Compiled of(PatternRule rule) {
      return new Compiled(rule.server().toLowerCase(Locale.ROOT), rule);
    }
  }

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
    if (paths.isEmpty()) {
      return NONE;
    }
    List<Compiled> met = List.of();
    for (int i = 0; i < paths.size(); i++) {
      met = paths.get(i).met(request, met);
    }
    return met.isEmpty() ? NONE : new Met(met);
  }
}
