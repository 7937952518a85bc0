package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.freediameter.ScoreRule.Target;

/**
 * What the rules of one criterion add to each candidate. Filled by one thread; then any thread may
 * use it.
 *
 * <p>Most criteria concern a few peers. Who these are is looked up by their names once for a
 * snapshot of the peers, so that a request costs no look-up.
 */
final class Targets {

  /**
   * More peers than these are looked up by name each time, and take no memory in each criterion.
   */
  private static final int FEW = 4;

  private static final PeerSnapshot NO_PEERS = new PeerSnapshot(-1, List.of());

  private final Map<String, Integer> byIdentity = new HashMap<>();
  private final Map<String, Integer> byRealm = new HashMap<>();
  private final List<ScoreRule> byPattern = new ArrayList<>();
  private final List<ScoreRule> rules = new ArrayList<>();
  private volatile Met met = new Met(NO_PEERS, true, List.of());

  /**
   * The peers of a snapshot that something is added to.
   *
   * @param few false when they are too many to be noted here
   */
  private record Met(PeerSnapshot snapshot, boolean few, List<Scored> peers) {}

  private record Scored(RoutablePeer peer, int score) {}

  void add(ScoreRule rule) {
    rules.add(rule);
    switch (rule.target()) {
      case Target.PeerIdentity(TextMatch.Same same) ->
          byIdentity.merge(lower(same.text()), rule.score(), Integer::sum);
      case Target.PeerRealm(TextMatch.Same same) ->
          byRealm.merge(lower(same.text()), rule.score(), Integer::sum);
      case Target.PeerIdentity(TextMatch.Matching matching) -> byPattern.add(rule);
      case Target.PeerRealm(TextMatch.Matching matching) -> byPattern.add(rule);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** True when only a look at each peer tells whom it adds to. */
  boolean needAll() {
    return !byPattern.isEmpty();
  }

  /** Identities that it adds to. */
  List<String> favouredHosts() {
    return favoured(byIdentity);
  }

  /** Realms that it adds to. */
  List<String> favouredRealms() {
    return favoured(byRealm);
  }

  private static List<String> favoured(Map<String, Integer> scores) {
    List<String> names = new ArrayList<>();
    scores.forEach((name, score) -> {
      if (score > 0) {
        names.add(name);
      }
    });
    return names;
  }

  /**
   * What is added to a peer.
   *
   * @param snapshot that the peer is of
   */
  int score(RoutablePeer peer, PeerSnapshot snapshot) {
    Met known = met;
    if (known.snapshot != snapshot) {
      known = metOf(snapshot);
      met = known;
    }
    if (!known.few) {
      return score(peer);
    }
    for (int i = 0; i < known.peers.size(); i++) {
      if (known.peers.get(i).peer.equals(peer)) {
        return known.peers.get(i).score;
      }
    }
    return 0;
  }

  private Met metOf(PeerSnapshot snapshot) {
    Map<RoutablePeer, Integer> found = new LinkedHashMap<>();
    for (RoutablePeer peer : needAll() ? snapshot.peers() : named(snapshot)) {
      int score = score(peer);
      if (score != 0) {
        found.put(peer, score);
      }
      if (found.size() > FEW) {
        return new Met(snapshot, false, List.of());
      }
    }
    List<Scored> few = new ArrayList<>();
    found.forEach((peer, score) -> few.add(new Scored(peer, score)));
    return new Met(snapshot, true, List.copyOf(few));
  }

  private List<RoutablePeer> named(PeerSnapshot snapshot) {
    List<RoutablePeer> peers = new ArrayList<>();
    byIdentity.keySet().forEach(host -> snapshot.find(host).ifPresent(peers::add));
    byRealm.keySet().forEach(realm -> peers.addAll(snapshot.inRealm(realm)));
    return peers;
  }

  private int score(RoutablePeer peer) {
    int score =
        byIdentity.getOrDefault(peer.identity().key(), 0)
            + (byRealm.isEmpty() ? 0 : byRealm.getOrDefault(lower(peer.realm()), 0));
    for (ScoreRule rule : byPattern) {
      if (rule.target().match().matches(named(rule, peer))) {
        score += rule.score();
      }
    }
    return score;
  }

  /** The rules that score a candidate, for explanations. */
  List<ScoreRule> rulesFor(RoutablePeer peer) {
    return rules.stream().filter(rule -> rule.target().match().matches(named(rule, peer))).toList();
  }

  private static String named(ScoreRule rule, RoutablePeer peer) {
    return switch (rule.target()) {
      case Target.PeerIdentity identity -> peer.identity().key();
      case Target.PeerRealm realm -> lower(peer.realm());
    };
  }
}
