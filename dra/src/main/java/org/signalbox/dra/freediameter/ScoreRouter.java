package org.signalbox.dra.freediameter;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.signalbox.dra.CandidatePeer;
import org.signalbox.dra.RouteRequest;

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
public final class ScoreRouter {

  static final int INITIAL = -2;
  static final int NO_DELIVERY = -70;
  static final int FINAL_DEST = 100;
  static final int REALM = 15;
  static final int LOAD_BALANCE = 1;

  private final ScoreTable table;
  private final RoutingExtensions extensions;

  public ScoreRouter(RoutingExtensions extensions) {
    this.extensions = extensions;
    this.table = new ScoreTable(extensions.scoreRules());
  }

  /**
   * A candidate with its score.
   *
   * @param peer the peer
   * @param score at least 0 in a ranking
   */
  public record Ranked(CandidatePeer peer, int score) {}

  /**
   * The peers to try, best first; empty means 3002.
   *
   * @param open the peers in open state
   * @param random decides between equals
   */
  public List<Ranked> rank(
      RouteRequest request, List<? extends CandidatePeer> open, Random random) {
    List<Ranked> ranked = new ArrayList<>(score(request, open));
    ranked.removeIf(candidate -> candidate.score() < 0);
    Collections.shuffle(ranked, random);
    ranked.sort(Comparator.comparingInt(Ranked::score).reversed());
    if (extensions.balancesLoad()) {
      preferLeastPending(ranked);
    }
    return ranked;
  }

  /** Every candidate's score, also those below zero, in the order given. */
  List<Ranked> score(RouteRequest request, List<? extends CandidatePeer> open) {
    Optional<String> host = lower(request.first(RouteField.DESTINATION_HOST));
    Optional<String> realm = lower(request.first(RouteField.DESTINATION_REALM));
    List<ScoreTable.Targets> rules = table.selectedBy(request);
    List<Ranked> scored = new ArrayList<>(open.size());
    for (CandidatePeer peer : open) {
      if (request.hasPassed(peer.identity())) {
        continue;
      }
      int score = INITIAL + applicationScore(request, peer) + destinationScore(host, realm, peer);
      for (ScoreTable.Targets targets : rules) {
        score += targets.score(peer);
      }
      scored.add(new Ranked(peer, score + patternScore(request, peer)));
    }
    return scored;
  }

  static int applicationScore(RouteRequest request, CandidatePeer peer) {
    long application = request.applicationId();
    return application == 0 || peer.supports(application) ? 0 : NO_DELIVERY;
  }

  static int destinationScore(Optional<String> host, Optional<String> realm, CandidatePeer peer) {
    if (host.filter(peer.identity()::equals).isPresent()) {
      return FINAL_DEST;
    }
    return realm.filter(peer.realm()::equals).isPresent() ? REALM : 0;
  }

  private int patternScore(RouteRequest request, CandidatePeer peer) {
    int score = 0;
    for (PatternRule rule : extensions.patternRules()) {
      if (rule.server().equalsIgnoreCase(peer.identity()) && isMet(rule, request)) {
        score += rule.score();
      }
    }
    return score;
  }

  private static boolean isMet(PatternRule rule, RouteRequest request) {
    for (String value : request.values(rule.avpPath())) {
      Matcher matcher = rule.pattern().matcher(value);
      if (matcher.find()) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code rt_load_balance}: among the best, the one with the fewest pending requests goes first.
   */
  private static void preferLeastPending(List<Ranked> ranked) {
    if (ranked.size() < 2) {
      return;
    }
    int best = 0;
    for (int i = 1; i < ranked.size() && ranked.get(i).score() == ranked.getFirst().score(); i++) {
      if (ranked.get(i).peer().pending() < ranked.get(best).peer().pending()) {
        best = i;
      }
    }
    Ranked preferred = ranked.remove(best);
    ranked.addFirst(new Ranked(preferred.peer(), preferred.score() + LOAD_BALANCE));
  }

  private static Optional<String> lower(Optional<String> text) {
    return text.map(value -> value.toLowerCase(Locale.ROOT));
  }
}
