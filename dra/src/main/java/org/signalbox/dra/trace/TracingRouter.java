package org.signalbox.dra.trace;

import java.util.Map;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;

/**
 * Tells a tracer why requests that are followed go where they go. Called on event loops, several at
 * once; never blocks.
 *
 * @param inner decides
 * @param tracer asks for explanations while somebody follows
 */
public record TracingRouter(ExplainingRouter inner, RequestTracer tracer)
    implements ExplainingRouter {

  @Override
  public RouteDecision route(RoutingRequest request) {
    if (tracer.isOn() && tracer.isFollowed(request)) {
      tracer.explained(request, inner.explain(request));
    }
    return inner.route(request);
  }

  @Override
  public Map<String, Long> decisions() {
    return inner.decisions();
  }

  @Override
  public RouteExplanation explain(RoutingRequest request) {
    return inner.explain(request);
  }
}
