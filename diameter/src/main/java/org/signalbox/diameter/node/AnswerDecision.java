package org.signalbox.diameter.node;

import java.util.concurrent.CompletionStage;
import org.signalbox.diameter.message.DiameterMessage;

/** What becomes of the answer to a relayed request. */
public sealed interface AnswerDecision {

  /** Pass it on, changed or not. */
  record Forward(DiameterMessage answer) implements AnswerDecision {}

  /**
   * Try the next candidate, without the T flag as this one has answered (RFC 6733 §3); when none is
   * left, this answer passes.
   *
   * @param answer what passes when no candidate is left
   */
  record TryNext(DiameterMessage answer) implements AnswerDecision {}

  /**
   * Route the request anew, as after a redirect indication. The request gets at most eight such
   * decisions, then the answer passes.
   *
   * @param decision as from a router
   * @param answer what passes when the limit is reached
   */
  record Reroute(RouteDecision decision, DiameterMessage answer) implements AnswerDecision {}

  /**
   * Decide later.
   *
   * @param decision completed on any thread; when it fails the answer passes
   * @param answer what passes then
   */
  record Deferred(CompletionStage<AnswerDecision> decision, DiameterMessage answer)
      implements AnswerDecision {}
}
