package org.signalbox.dra.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.dra.route.RedirectHosts;

/**
 * Follows a redirect indication (3006) to the hosts it names, where they are peers that may get the
 * request; an agent does not dial whomever an answer names. Nothing is remembered: the next request
 * asks again, as the redirect's sender may have changed its mind. The node bounds how often one
 * request is routed anew. Belongs to one request.
 *
 * @param selection has the request and who may get it
 * @param sent what was sent first
 * @param inner sees every other answer
 */
record RedirectFollower(CandidateSelection selection, RouteDecision.Send sent, AnswerHandler inner)
    implements AnswerHandler {

  @Override
  public AnswerDecision onAnswer(DiameterMessage answer, RoutablePeer from) {
    return isRedirect(answer) ? follow(answer, from) : inner.onAnswer(answer, from);
  }

  private static boolean isRedirect(DiameterMessage answer) {
    return answer.isError()
        && answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0)
            == ResultCode.REDIRECT_INDICATION;
  }

  private AnswerDecision follow(DiameterMessage answer, RoutablePeer from) {
    Set<String> hosts = new HashSet<>();
    answer.avps().all(BaseAvp.REDIRECT_HOST).stream()
        .map(Avp::text)
        .map(RedirectHosts::hostOf)
        .forEach(hosts::add);
    List<RoutablePeer> candidates =
        selection.request().peers().peers().stream()
            .filter(peer -> hosts.contains(peer.identity().key()))
            .filter(peer -> !peer.equals(from) && selection.mayGet(peer))
            .toList();
    return candidates.isEmpty()
        ? new AnswerDecision.Forward(answer)
        : new AnswerDecision.Reroute(
            new RouteDecision.Send(
                sent.request(), candidates, this, sent.answerLimit(), sent.tryLimit()),
            answer);
  }
}
