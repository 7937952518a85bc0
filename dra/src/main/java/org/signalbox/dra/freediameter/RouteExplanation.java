package org.signalbox.dra.freediameter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.SourcePosition;

/**
 * Why a request goes where it goes.
 *
 * @param candidates every open peer, best first; those that were passed already come last
 * @param refusal the result code and reason of the answer when nobody gets the request
 */
public record RouteExplanation(List<Candidate> candidates, Optional<String> refusal) {

  public RouteExplanation {
    candidates =
        candidates.stream()
            .sorted(
                Comparator.comparing(Candidate::passed)
                    .thenComparing(Comparator.comparingInt(Candidate::total).reversed()))
            .toList();
  }

  /**
   * One open peer.
   *
   * @param peer its identity
   * @param passed true when the request came from it or has passed it already
   * @param contributions what makes its score, in the order in which it is added up
   * @param total its score; it is used from 0 on
   */
  public record Candidate(
      String peer, boolean passed, List<Contribution> contributions, int total) {

    public Candidate {
      contributions = List.copyOf(contributions);
    }

    public boolean usable() {
      return !passed && total >= 0;
    }
  }

  /**
   * A part of a score.
   *
   * @param what it is for
   * @param score added
   * @param position the rule, where it is one
   */
  public record Contribution(String what, int score, Optional<SourcePosition> position) {}

  /** The peers that share the best score; empty when nobody gets the request. */
  public List<String> best() {
    int top =
        candidates.stream().filter(Candidate::usable).mapToInt(Candidate::total).max().orElse(0);
    return candidates.stream()
        .filter(Candidate::usable)
        .filter(candidate -> candidate.total() == top)
        .map(Candidate::peer)
        .toList();
  }
}
