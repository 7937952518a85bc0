package org.signalbox.dra.route;

import java.util.List;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.RouteExplanation.Outcome;

/**
 * The router of an agent that relays nothing.
 *
 * @param resultCode of every answer
 * @param reason for people
 */
public record RefusingRouter(int resultCode, String reason) implements ExplainingRouter {

  @Override
  public RouteDecision route(RoutingRequest request) {
    return RouteDecision.refuse(resultCode, reason);
  }

  @Override
  public RouteExplanation explain(RoutingRequest request) {
    return new RouteExplanation(List.of(), List.of(), new Outcome.Refused(resultCode, reason));
  }
}
