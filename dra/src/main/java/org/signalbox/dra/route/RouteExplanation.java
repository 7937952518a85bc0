package org.signalbox.dra.route;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.SourcePosition;

/**
 * Why a request goes where it goes.
 *
 * @param steps what was looked at, in order: rules that were met or not, changes to the request
 * @param candidates every open peer that was considered, best first; those that are out come last
 * @param outcome what becomes of the request
 */
public record RouteExplanation(List<Step> steps, List<Candidate> candidates, Outcome outcome) {

  public RouteExplanation {
    steps = List.copyOf(steps);
    candidates = List.copyOf(candidates);
  }

  /**
   * Something that was looked at before peers were.
   *
   * @param what the rule or change
   * @param why what decided it, such as {@code imsi is 001010000000001, not 90170...}
   * @param taken true when it applies
   * @param position where it is written, where it is
   */
  public record Step(String what, String why, boolean taken, Optional<SourcePosition> position) {}

  /**
   * One open peer.
   *
   * @param peer its identity
   * @param score what decides its place, or its share among equals
   * @param contributions what makes the score, in the order in which it is added up
   * @param exclusion why it does not get the request; empty when it may
   */
  public record Candidate(
      String peer, int score, List<Contribution> contributions, Optional<String> exclusion) {

    public Candidate {
      contributions = List.copyOf(contributions);
    }

    /** Whether the request may go there. */
    public boolean usable() {
      return exclusion.isEmpty();
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

  /** What becomes of the request. */
  public sealed interface Outcome {

    /**
     * It is sent to one of these.
     *
     * @param first the peers that come first, each with its share of such requests
     * @param next the peers that are tried when those are lost, best first
     */
    record Sent(List<Share> first, List<String> next) implements Outcome {

      public Sent {
        first = List.copyOf(first);
        next = List.copyOf(next);
      }
    }

    /** It is refused with a result code. */
    record Refused(int resultCode, String reason) implements Outcome {}

    /** Its sender is told to ask these hosts itself (3006). */
    record Redirected(List<String> hosts) implements Outcome {

      public Redirected {
        hosts = List.copyOf(hosts);
      }
    }
  }

  /**
   * A peer's part of the requests that are decided alike.
   *
   * @param weight in proportion to the other shares, at least 1
   */
  public record Share(String peer, int weight) {}

  /** The peers that the request may go to first; empty when nobody gets it. */
  public List<String> best() {
    return outcome instanceof Outcome.Sent sent
        ? sent.first().stream().map(Share::peer).toList()
        : List.of();
  }

  /** The result code and reason of a refusal. */
  public Optional<Outcome.Refused> refusal() {
    return outcome instanceof Outcome.Refused refused ? Optional.of(refused) : Optional.empty();
  }
}
