package org.signalbox.diameter.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.diameter.message.ResultCode;

/**
 * The routing of RFC 6733 §6.1 without rules: Destination-Host when that peer is connected, else
 * the peers of Destination-Realm that support the application, in turn. Any thread may use it.
 */
public final class DirectRouter implements MessageRouter {

  private final AtomicInteger turn = new AtomicInteger();

  @Override
  public RouteDecision route(RoutingRequest request) {
    Optional<RoutablePeer> host = request.destinationHost().flatMap(request.peers()::find);
    if (host.isPresent() && !request.hasPassed(host.get().identity())) {
      return RouteDecision.send(request.message(), List.of(host.get()));
    }
    if (request.destinationRealm().isEmpty()) {
      return RouteDecision.undeliverable("neither a known Destination-Host nor a realm is given");
    }
    List<RoutablePeer> realm = request.peers().inRealm(request.destinationRealm().get());
    if (realm.isEmpty()) {
      return RouteDecision.refuse(ResultCode.REALM_NOT_SERVED, "no peer serves the realm");
    }
    List<RoutablePeer> fit = new ArrayList<>(realm);
    fit.removeIf(peer ->
        request.hasPassed(peer.identity()) || !peer.supports(request.message().applicationId()));
    if (fit.isEmpty()) {
      return RouteDecision.undeliverable("no peer of the realm supports the application");
    }
    Collections.rotate(fit, -Math.floorMod(turn.getAndIncrement(), fit.size()));
    return RouteDecision.send(request.message(), fit);
  }
}
