package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.route.RouteExplanation.Candidate;
import org.signalbox.dra.route.RouteExplanation.Contribution;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.route.RouteExplanation.Share;

/** Notes how a ranking came about. Used by one thread; the ranking itself does not depend on it. */
final class RankingRecorder {

  private static final Optional<String> PASSED =
      Optional.of("the request came from it or passed it");
  private static final Optional<String> BELOW_ZERO = Optional.of("below zero");

  private final List<Candidate> candidates = new ArrayList<>();

  /** The request came from this peer or has passed it. */
  void passed(RoutablePeer peer) {
    candidates.add(new Candidate(peer.identity().text(), 0, List.of(), PASSED));
  }

  void scored(RoutablePeer peer, List<Contribution> contributions, int total) {
    candidates.add(
        new Candidate(
            peer.identity().text(),
            total,
            contributions,
            total < 0 ? BELOW_ZERO : Optional.empty()));
  }

  /** Best first; those that were passed already come last. */
  List<Candidate> candidates() {
    return candidates.stream()
        .sorted(
            Comparator.comparing((Candidate candidate) -> candidate.exclusion().equals(PASSED))
                .thenComparing(Comparator.comparingInt(Candidate::score).reversed()))
        .toList();
  }

  /** Those with the best score share evenly; the others follow. */
  Outcome sent() {
    List<Candidate> usable = candidates().stream().filter(Candidate::usable).toList();
    int top = usable.stream().mapToInt(Candidate::score).max().orElse(0);
    return new Outcome.Sent(
        usable.stream()
            .filter(candidate -> candidate.score() == top)
            .map(candidate -> new Share(candidate.peer(), 1))
            .toList(),
        usable.stream().filter(candidate -> candidate.score() < top).map(Candidate::peer).toList());
  }
}
