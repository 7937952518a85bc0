package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.RouteExplanation.Contribution;

/**
 * Ranks peers for a request by freeDiameter's arithmetic.
 *
 * <p>Every open peer that the request has not passed begins at {@value #INITIAL}. A missing
 * application takes {@value #NO_DELIVERY} away; being the Destination-Host adds {@value
 * #FINAL_DEST}, else lying in the Destination-Realm adds {@value #REALM}; then the rules add
 * theirs. Peers below zero are not used. Unlike the daemon, peers with one score share evenly: the
 * daemon gives half of all to the last of them.
 *
 * <p>Immutable; any thread, each with its own randomness.
 */
final class ScoreRouter {

  static final int INITIAL = -2;
  static final int NO_DELIVERY = -70;
  static final int FINAL_DEST = 100;
  static final int REALM = 15;

  /** Bits of a sort key below the score: randomness that decides ties, then the index. */
  private static final int INDEX_BITS = 16;

  private static final int RANDOM_BITS = 16;

  private final ScoreTable table;
  private final PatternScores patterns;
  private final boolean balancesLoad;

  ScoreRouter(RoutingExtensions extensions) {
    this.table = new ScoreTable(extensions.scoreRules());
    this.patterns = new PatternScores(extensions.patternRules());
    this.balancesLoad = extensions.balancesLoad();
  }

  /** Adds to a peer's score what is known only at run time, such as followed redirects. */
  interface ExtraScore {

    int of(RoutablePeer peer);

    /** The identities that it adds to, in lower case. */
    Set<String> hosts();
  }

  /** Adds nothing. */
  enum NoExtra implements ExtraScore {
    NONE;

    @Override
    public int of(RoutablePeer peer) {
      return 0;
    }

    @Override
    public Set<String> hosts() {
      return Set.of();
    }
  }

  /** The peers to try, best first; empty means 3002. */
  List<RoutablePeer> rank(RoutingRequest request, ExtraScore extra, RandomGenerator random) {
    return rank(request, extra, random, Optional.empty());
  }

  /** The same, noting how it comes about. */
  List<RoutablePeer> rank(
      RoutingRequest request,
      ExtraScore extra,
      RandomGenerator random,
      Optional<RankingRecorder> recorder) {
    Selected selected =
        new Selected(table.selectedBy(request.message()), patterns.metBy(request.message()), extra);
    List<RoutablePeer> peers =
        recorder.isPresent() ? request.peers().peers() : Contenders.of(request, selected);
    long[] keys = new long[peers.size()];
    int count = 0;
    for (int i = 0; i < peers.size(); i++) {
      RoutablePeer peer = peers.get(i);
      if (request.hasPassed(peer.identity())) {
        if (recorder.isPresent()) {
          recorder.get().passed(peer);
        }
        continue;
      }
      int score = baseScore(request, peer) + selected.score(peer, request.peers());
      if (recorder.isPresent()) {
        recorder.get().scored(peer, contributions(request, peer, selected), score);
      }
      if (score >= 0) {
        keys[count++] = key(score, random, i);
      }
    }
    return ranked(peers, keys, count);
  }

  /** What a request has selected to score its candidates. */
  record Selected(List<Targets> rules, PatternScores.Met patterns, ExtraScore extra) {

    private int score(RoutablePeer peer, PeerSnapshot peers) {
      int score = patterns.score(peer) + extra.of(peer);
      for (int rule = 0; rule < rules.size(); rule++) {
        score += rules.get(rule).score(peer, peers);
      }
      return score;
    }
  }

  /** The parts of a peer's score, for people. */
  private static List<Contribution> contributions(
      RoutingRequest request, RoutablePeer peer, Selected selected) {
    List<Contribution> parts = new ArrayList<>();
    parts.add(new Contribution("every peer", INITIAL, Optional.empty()));
    part(parts, "the application is missing", applicationScore(request, peer));
    int destination = destinationScore(request, peer);
    part(parts, destination == FINAL_DEST ? "Destination-Host" : "Destination-Realm", destination);
    for (Targets targets : selected.rules()) {
      for (ScoreRule rule : targets.rulesFor(peer)) {
        parts.add(new Contribution(rule.shown(), rule.score(), Optional.of(rule.position())));
      }
    }
    for (PatternRule rule : selected.patterns().rulesFor(peer)) {
      parts.add(new Contribution(rule.shown(), rule.score(), Optional.of(rule.position())));
    }
    part(parts, "remembered redirects", selected.extra().of(peer));
    return parts;
  }

  private static void part(List<Contribution> parts, String what, int score) {
    if (score != 0) {
      parts.add(new Contribution(what, score, Optional.empty()));
    }
  }

  /** What a peer has without any rule. */
  static int baseScore(RoutingRequest request, RoutablePeer peer) {
    return INITIAL + applicationScore(request, peer) + destinationScore(request, peer);
  }

  static int applicationScore(RoutingRequest request, RoutablePeer peer) {
    int application = request.message().applicationId();
    return application == 0 || peer.supports(application) ? 0 : NO_DELIVERY;
  }

  static int destinationScore(RoutingRequest request, RoutablePeer peer) {
    if (request.destinationHost().filter(peer.identity().key()::equalsIgnoreCase).isPresent()) {
      return FINAL_DEST;
    }
    return request.destinationRealm().filter(peer.realm()::equalsIgnoreCase).isPresent()
        ? REALM
        : 0;
  }

  private static long key(int score, RandomGenerator random, int index) {
    long tie = random.nextInt(1 << RANDOM_BITS);
    return ((long) score << (INDEX_BITS + RANDOM_BITS)) | (tie << INDEX_BITS) | index;
  }

  private List<RoutablePeer> ranked(List<RoutablePeer> open, long[] keys, int count) {
    Arrays.sort(keys, 0, count);
    List<RoutablePeer> best = new ArrayList<>(count);
    for (int i = count - 1; i >= 0; i--) {
      best.add(open.get((int) keys[i] & ((1 << INDEX_BITS) - 1)));
    }
    if (balancesLoad && count > 1) {
      preferLeastPending(best, keys, count);
    }
    return best;
  }

  /**
   * {@code rt_load_balance}: among the best, the one with the fewest pending requests goes first.
   */
  private static void preferLeastPending(List<RoutablePeer> best, long[] keys, int count) {
    long topScore = keys[count - 1] >>> (INDEX_BITS + RANDOM_BITS);
    int preferred = 0;
    for (int i = 1; i < count && scoreAt(keys, count, i) == topScore; i++) {
      if (best.get(i).pending() < best.get(preferred).pending()) {
        preferred = i;
      }
    }
    best.addFirst(best.remove(preferred));
  }

  private static long scoreAt(long[] keys, int count, int rank) {
    return keys[count - 1 - rank] >>> (INDEX_BITS + RANDOM_BITS);
  }
}
