package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Candidate;
import org.signalbox.dra.route.RouteExplanation.Contribution;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.route.RouteExplanation.Share;
import org.signalbox.dra.route.RouteExplanation.Step;

/** Notes how a decision came about. Used by one thread. */
final class SelectionRecorder {

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Candidate> considered = new LinkedHashMap<>();
  private final List<Share> first = new ArrayList<>();
  private final List<String> next = new ArrayList<>();

  void step(String what, String why, boolean taken, Optional<SourcePosition> position) {
    steps.add(new Step(what, why, taken, position));
  }

  void missing(String identity) {
    considered.putIfAbsent(
        identity, new Candidate(identity, 0, List.of(), Optional.of("it is not connected")));
  }

  void considered(RoutablePeer peer, CandidateSelection.Reason reason, Optional<String> exclusion) {
    String identity = peer.identity().text();
    considered.putIfAbsent(
        identity,
        new Candidate(
            identity,
            reason.weight(),
            List.of(new Contribution(reason.what(), reason.weight(), reason.position())),
            exclusion));
  }

  void chosen(RoutablePeer peer, int weight, boolean sharesFirst) {
    if (sharesFirst) {
      first.add(new Share(peer.identity().text(), weight));
    } else {
      next.add(peer.identity().text());
    }
  }

  /** The explanation of a request that is sent on. */
  RouteExplanation sent() {
    return with(new Outcome.Sent(first, next));
  }

  /** The explanation with another outcome. */
  RouteExplanation with(Outcome outcome) {
    List<Candidate> sorted = new ArrayList<>();
    considered.values().stream().filter(Candidate::usable).forEach(sorted::add);
    considered.values().stream().filter(candidate -> !candidate.usable()).forEach(sorted::add);
    return new RouteExplanation(steps, sorted, outcome);
  }
}
