package org.signalbox.diameter.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;

/** What becomes of a request. */
public sealed interface RouteDecision {

  /**
   * Send it to the first candidate that takes requests, and on loss or suspicion of that peer to
   * the next one.
   *
   * @param request the request as it is to be sent, changed or not; its hop-by-hop id is replaced,
   *     its end-to-end id should be kept
   * @param candidates best first; an empty list is answered with 3002
   * @param answers sees the answer on its way back
   * @param answerLimit longest wait for the answer over all candidates, instead of the peer's own
   * @param tryLimit longest wait for one candidate before the next one is tried, where there is one
   */
  record Send(
      DiameterMessage request,
      List<? extends RoutablePeer> candidates,
      AnswerHandler answers,
      Optional<Duration> answerLimit,
      Optional<Duration> tryLimit)
      implements RouteDecision {}

  /**
   * Refuse it: the node builds the answer.
   *
   * @param fault result code, sentence, Failed-AVP
   */
  record Refuse(MessageFault fault) implements RouteDecision {}

  /**
   * Answer it.
   *
   * @param answer built with {@link DiameterMessage#answer}, such as a redirect indication
   */
  record Answer(DiameterMessage answer) implements RouteDecision {}

  /**
   * Decide later; the request waits, counted against its source's limit. A stage that fails is
   * answered with 5012.
   *
   * @param decision completed on any thread
   */
  record Deferred(CompletionStage<RouteDecision> decision) implements RouteDecision {}

  /** Sends a request to candidates in order, its answer passing unchanged. */
  static RouteDecision send(DiameterMessage request, List<? extends RoutablePeer> candidates) {
    return new Send(request, candidates, AnswerHandler.FORWARD, Optional.empty(), Optional.empty());
  }

  /** Refuses with a result code. */
  static RouteDecision refuse(int resultCode, String reason) {
    return new Refuse(MessageFault.of(resultCode, reason));
  }

  /** Refuses with 3002. */
  static RouteDecision undeliverable(String reason) {
    return refuse(ResultCode.UNABLE_TO_DELIVER, reason);
  }
}
