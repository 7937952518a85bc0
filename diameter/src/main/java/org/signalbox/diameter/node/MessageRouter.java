package org.signalbox.diameter.node;

/**
 * Decides where a request goes that no local application takes. The node itself does the rest of
 * relaying: it has refused loops (3005) and broken requests before the router is asked, and adds
 * Route-Record, changes the hop-by-hop id, keeps the request for other peers in case the first one
 * is lost, and answers 3002 when no candidate is left.
 *
 * <p>Called on event loops, several at once; must be thread-safe and must not block. A router that
 * has to wait returns {@link RouteDecision.Deferred}. An exception is answered with 5012.
 */
@FunctionalInterface
public interface MessageRouter {

  /** The decision for one request. */
  RouteDecision route(RoutingRequest request);
}
