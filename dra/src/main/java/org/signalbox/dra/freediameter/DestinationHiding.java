package org.signalbox.dra.freediameter;

import java.nio.charset.StandardCharsets;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.RouteDecision;

/**
 * {@code rt_ignore_dh}: takes the Destination-Host out of a request, so that it is balanced over
 * its realm, and gives its answer the Origin-Host that the client addressed. The host is kept with
 * the pending request and not, as the daemon does, in a Proxy-Info that servers may fail to return.
 */
final class DestinationHiding {

  private DestinationHiding() {}

  static DiameterMessage hide(DiameterMessage request) {
    return request.edit().remove(BaseAvp.DESTINATION_HOST).build();
  }

  /** Restores the host in the answers to what is sent. */
  static RouteDecision restoring(String host, RouteDecision decision) {
    return switch (decision) {
      case RouteDecision.Send send ->
          new RouteDecision.Send(
              send.request(),
              send.candidates(),
              restoring(host, send.answers()),
              send.answerLimit(),
              send.tryLimit());
      case RouteDecision.Deferred(var later) ->
          new RouteDecision.Deferred(later.thenApply(decided -> restoring(host, decided)));
      case RouteDecision.Refuse refuse -> refuse;
      case RouteDecision.Answer answer -> answer;
    };
  }

  /** Restores the host in what another handler lets pass. */
  private static AnswerHandler restoring(String host, AnswerHandler inner) {
    return (answer, from) -> restored(host, inner.onAnswer(answer, from));
  }

  private static AnswerDecision restored(String host, AnswerDecision decision) {
    return switch (decision) {
      case AnswerDecision.Forward(DiameterMessage answer) ->
          new AnswerDecision.Forward(withOrigin(host, answer));
      case AnswerDecision.TryNext(DiameterMessage answer) ->
          new AnswerDecision.TryNext(withOrigin(host, answer));
      case AnswerDecision.Reroute(var route, DiameterMessage answer) ->
          new AnswerDecision.Reroute(restoring(host, route), withOrigin(host, answer));
      case AnswerDecision.Deferred(var later, DiameterMessage answer) ->
          new AnswerDecision.Deferred(
              later.thenApply(decided -> restored(host, decided)), withOrigin(host, answer));
    };
  }

  private static DiameterMessage withOrigin(String host, DiameterMessage answer) {
    byte[] identity = host.getBytes(StandardCharsets.UTF_8);
    return answer.edit().set(Avp.of(BaseAvp.ORIGIN_HOST, Avp.MANDATORY, identity)).build();
  }
}
