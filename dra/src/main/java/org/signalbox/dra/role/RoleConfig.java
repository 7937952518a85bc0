package org.signalbox.dra.role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.dra.pattern.IdentityPattern;

/**
 * The roles that an operator gives to peers.
 *
 * @param peers by identity; a peer without a role is not in it
 * @param patterns for peers that are not named, the first that covers the peer
 */
public record RoleConfig(Map<DiameterIdentity, List<PeerRole>> peers, List<OfPattern> patterns) {

  public RoleConfig {
    Map<DiameterIdentity, List<PeerRole>> copied = new HashMap<>();
    peers.forEach((peer, of) -> copied.put(peer, List.copyOf(of)));
    peers = Map.copyOf(copied);
    patterns = List.copyOf(patterns);
  }

  /** Roles without patterns. */
  public static RoleConfig of(Map<DiameterIdentity, List<PeerRole>> peers) {
    return new RoleConfig(peers, List.of());
  }

  /** The roles of each peer that a pattern covers. */
  public record OfPattern(IdentityPattern pattern, List<PeerRole> roles) {

    public OfPattern {
      roles = List.copyOf(roles);
    }
  }

  /** The roles of a peer; empty when nothing is said of it. */
  List<PeerRole> of(DiameterIdentity peer) {
    List<PeerRole> named = peers.get(peer);
    return named != null
        ? named
        : patterns.stream()
            .filter(of -> of.pattern().covers(peer))
            .map(OfPattern::roles)
            .findFirst()
            .orElse(List.of());
  }
}
