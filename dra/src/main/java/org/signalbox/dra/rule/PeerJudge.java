package org.signalbox.dra.rule;

import java.util.function.Predicate;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.role.PeerRoles;

/**
 * Tells whether a peer may get a request, whatever the routes say: it takes requests now, the
 * request has not passed it, it named the application (here, unlike under freeDiameter's rules,
 * without exception), its role receives the command, and it is not a mate where the request comes
 * from a mate: what one agent of a pair hands over, the other delivers or refuses.
 *
 * @param roles which side of an application a peer stands on
 * @param mates the agents beside this one
 */
record PeerJudge(PeerRoles roles, Predicate<DiameterIdentity> mates) {

  Objection judge(RoutingRequest request, RoutablePeer peer) {
    int application = request.message().applicationId();
    if (!peer.isOpen()) {
      return Objection.CLOSED;
    }
    if (request.hasPassed(peer.identity())) {
      return Objection.PASSED;
    }
    if (!peer.supports(application)) {
      return Objection.APPLICATION;
    }
    if (request.source().isPresent()
        && mates.test(peer.identity())
        && mates.test(request.source().get())) {
      return Objection.MATE;
    }
    return roles.mayReceive(peer.identity(), application, request.message().commandCode())
        ? Objection.NONE
        : Objection.ROLE;
  }

  boolean isMate(RoutablePeer peer) {
    return mates.test(peer.identity());
  }

  /** An objection for people. */
  String told(Objection objection, RoutingRequest request, RoutablePeer peer) {
    int application = request.message().applicationId();
    return switch (objection) {
      case NONE -> "it may get the request";
      case CLOSED -> "it takes no requests now";
      case PASSED -> "the request came from it or passed it";
      case APPLICATION ->
          "it did not name the application " + ConditionText.application(application);
      case MATE -> "the request comes from a mate, and it is one";
      case ROLE ->
          roles.verdict(peer.identity(), application, request.message().commandCode()).reason();
    };
  }
}
