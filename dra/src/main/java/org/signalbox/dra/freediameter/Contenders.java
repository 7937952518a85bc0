package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RoutingRequest;

/**
 * The peers whose score may reach zero. Every peer begins below zero, so only those come into
 * question that something is added to: the Destination-Host, the peers of the Destination-Realm,
 * those that a rule favours. With a thousand clients connected these are a handful.
 */
final class Contenders {

  /** With so few peers it is quicker to score them all. */
  private static final int FEW = 16;

  private final PeerSnapshot peers;
  private final Set<RoutablePeer> favoured = new LinkedHashSet<>();

  private Contenders(PeerSnapshot peers) {
    this.peers = peers;
  }

  /** No peer is missing that ends at zero or above; others may be there. */
  static List<RoutablePeer> of(RoutingRequest request, ScoreRouter.Selected selected) {
    List<RoutablePeer> open = request.peers().peers();
    boolean needsAll = open.size() <= FEW || selected.rules().stream().anyMatch(Targets::needAll);
    return needsAll ? open : new Contenders(request.peers()).gather(request, selected);
  }

  private List<RoutablePeer> gather(RoutingRequest request, ScoreRouter.Selected selected) {
    request.destinationHost().ifPresent(this::favour);
    for (Targets targets : selected.rules()) {
      targets.favouredHosts().forEach(this::favour);
      targets.favouredRealms().forEach(realm -> favoured.addAll(peers.inRealm(realm)));
    }
    for (PatternScores.Compiled met : selected.patterns().rules()) {
      favour(met.server());
    }
    selected.extra().hosts().forEach(this::favour);
    List<RoutablePeer> ofRealm = request.destinationRealm().map(peers::inRealm).orElse(List.of());
    if (favoured.isEmpty()) {
      return ofRealm;
    }
    favoured.addAll(ofRealm);
    return new ArrayList<>(favoured);
  }

  private void favour(String host) {
    peers.find(host).ifPresent(favoured::add);
  }
}
