package org.signalbox.dra;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.dra.guard.GuardedRouter;
import org.signalbox.dra.guard.RateBuckets;
import org.signalbox.dra.role.LearnedSides;
import org.signalbox.dra.role.PeerRoles;
import org.signalbox.dra.role.RoleTable;
import org.signalbox.dra.route.AgentSetup;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;

/**
 * Where requests would go under an operator's files, with no peer connected. Every peer is taken to
 * have every application, and to lie in the realm that the files or its own name give it.
 */
public final class RouteQuestion {

  private final ExplainingRouter router;
  private final DiameterIdentity from;
  private final PeerSnapshot peers;

  /**
   * A question.
   *
   * @param setup what the files say
   * @param from the peer that sends the requests
   * @param open the peers that are up; all of the files when absent
   * @throws OperatorFault when a name is no peer of the files
   */
  public RouteQuestion(AgentSetup setup, DiameterIdentity from, Optional<List<String>> open) {
    PeerRoles roles =
        new PeerRoles(
            RoleTable.standard(), setup.policy().roles(), new LearnedSides(RoleTable.standard()));
    this.router =
        new GuardedRouter(
            setup.routers().create(InstantSource.system(), roles),
            setup.policy(),
            roles,
            new GuardedRouter.Watch(
                DiameterMetrics.NONE, new RateBuckets(NodeTime.system()::nanoTime)));
    this.from = from;
    List<PeerConfig> listed = setup.node().peers();
    String ownRealm = setup.node().origin().realm();
    this.peers =
        new PeerSnapshot(
            1,
            open
                .map(names -> names.stream().map(name -> find(name, setup)).toList())
                .orElse(listed)
                .stream()
                .map(peer -> SupposedPeer.of(peer, ownRealm))
                .toList());
  }

  /** A listed peer, or one that a pattern of the files lets in. */
  private static PeerConfig find(String name, AgentSetup setup) {
    return setup.node().peers().stream()
        .filter(peer -> peer.identity().key().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> admitted(name, setup))
        .orElseThrow(
            () -> new OperatorFault("found --open " + name + ", expected a peer of the files"));
  }

  private static Optional<PeerConfig> admitted(String name, AgentSetup setup) {
    return Optional.of(name)
        .filter(DiameterIdentity::isValid)
        .map(DiameterIdentity::of)
        .filter(identity ->
            setup.policy().roles().patterns().stream()
                .anyMatch(of -> of.pattern().covers(identity)))
        .map(identity -> PeerConfig.accepting(identity.text()));
  }

  /** Why a request goes where it goes. */
  public RouteExplanation explain(DiameterMessage request) {
    return router.explain(new RoutingRequest(request, Optional.of(from), peers));
  }
}
