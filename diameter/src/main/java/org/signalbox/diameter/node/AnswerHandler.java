package org.signalbox.diameter.node;

import org.signalbox.diameter.message.DiameterMessage;

/**
 * Sees the answer to one relayed request, and so may keep what was taken away from the request and
 * must be given back. Called on the event loop of the peer that answered; must not block. An
 * exception lets the answer pass unchanged.
 */
@FunctionalInterface
public interface AnswerHandler {

  /** Every answer passes as it is. */
  AnswerHandler FORWARD = (answer, from) -> new AnswerDecision.Forward(answer);

  /**
   * Judges an answer.
   *
   * @param answer as it came; its hop-by-hop and end-to-end ids are restored afterwards
   * @param from the peer that sent it
   */
  AnswerDecision onAnswer(DiameterMessage answer, RoutablePeer from);
}
