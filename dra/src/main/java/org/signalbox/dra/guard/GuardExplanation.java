package org.signalbox.dra.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.dra.role.RoleVerdict;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Candidate;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.route.RouteExplanation.Share;

/** What guards and roles change in the explanation of a route. All methods are pure. */
final class GuardExplanation {

  private GuardExplanation() {}

  /** A request that does not get as far as the router. */
  static RouteExplanation refused(MessageFault fault) {
    return new RouteExplanation(
        List.of(), List.of(), new Outcome.Refused(fault.resultCode(), fault.reason()));
  }

  /** Takes out the candidates that stand on the wrong side. */
  static RouteExplanation keepingSides(
      RouteExplanation plain, Function<DiameterIdentity, RoleVerdict> verdicts) {
    Set<String> out = new HashSet<>();
    List<Candidate> candidates =
        plain.candidates().stream()
            .map(candidate -> {
              RoleVerdict verdict = verdicts.apply(DiameterIdentity.of(candidate.peer()));
              if (verdict.allowed() || !candidate.usable()) {
                return candidate;
              }
              out.add(candidate.peer());
              return new Candidate(
                  candidate.peer(),
                  candidate.score(),
                  candidate.contributions(),
                  Optional.of(verdict.reason()));
            })
            .toList();
    return out.isEmpty()
        ? plain
        : new RouteExplanation(plain.steps(), candidates, without(plain.outcome(), out));
  }

  private static Outcome without(Outcome outcome, Set<String> out) {
    if (!(outcome instanceof Outcome.Sent(List<Share> first, List<String> next))) {
      return outcome;
    }
    List<Share> firstLeft = first.stream().filter(share -> !out.contains(share.peer())).toList();
    List<String> nextLeft = next.stream().filter(peer -> !out.contains(peer)).toList();
    if (!firstLeft.isEmpty()) {
      return new Outcome.Sent(firstLeft, nextLeft);
    }
    return nextLeft.isEmpty()
        ? new Outcome.Refused(
            ResultCode.UNABLE_TO_DELIVER, "every candidate is on the other side of the application")
        : new Outcome.Sent(
            List.of(new Share(nextLeft.getFirst(), 1)), nextLeft.subList(1, nextLeft.size()));
  }
}
