package org.signalbox.dra.route;

import java.util.Map;
import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.RoutingRequest;

/** A router that can say why it decides as it does. Called on event loops, several at once. */
public interface ExplainingRouter extends MessageRouter {

  /**
   * Why {@link #route} decides as it does for this request. It changes nothing that later decisions
   * depend on, so the turn of equal peers does not move.
   */
  RouteExplanation explain(RoutingRequest request);

  /**
   * How many requests each rule has decided since the router was made, by the name of the rule. The
   * names are those of the configuration, so they are fixed from the start.
   */
  default Map<String, Long> decisions() {
    return Map.of();
  }
}
