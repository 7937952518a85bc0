package org.signalbox.dra.route;

import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.RoutingRequest;

/** A router that can say why it decides as it does. Called on event loops, several at once. */
public interface ExplainingRouter extends MessageRouter {

  /**
   * Why {@link #route} decides as it does for this request. It changes nothing that later decisions
   * depend on, so the turn of equal peers does not move.
   */
  RouteExplanation explain(RoutingRequest request);
}
