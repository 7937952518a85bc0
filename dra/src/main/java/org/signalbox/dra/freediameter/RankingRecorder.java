package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.diameter.node.RoutablePeer;

/** Notes how a ranking came about. Used by one thread; the ranking itself does not depend on it. */
final class RankingRecorder {

  private final List<RouteExplanation.Candidate> candidates = new ArrayList<>();

  /** The request came from this peer or has passed it. */
  void passed(RoutablePeer peer) {
    candidates.add(new RouteExplanation.Candidate(peer.identity().text(), true, List.of(), 0));
  }

  void scored(RoutablePeer peer, List<RouteExplanation.Contribution> contributions, int total) {
    candidates.add(
        new RouteExplanation.Candidate(peer.identity().text(), false, contributions, total));
  }

  List<RouteExplanation.Candidate> candidates() {
    return List.copyOf(candidates);
  }
}
