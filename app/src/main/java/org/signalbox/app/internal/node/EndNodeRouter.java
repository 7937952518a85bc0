package org.signalbox.app.internal.node;

import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DirectRouter;
import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;

/**
 * Routing of a node that is an end of the traffic: its own requests go where they are addressed,
 * those of others that are not for it are refused. Any thread may use it.
 */
final class EndNodeRouter implements MessageRouter {

  private final MessageRouter own = new DirectRouter();

  @Override
  public RouteDecision route(RoutingRequest request) {
    return request.source().isEmpty()
        ? own.route(request)
        : RouteDecision.refuse(
            ResultCode.REALM_NOT_SERVED, "this node serves only its own realm and relays nothing");
  }
}
