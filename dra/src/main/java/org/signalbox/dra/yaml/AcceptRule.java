package org.signalbox.dra.yaml;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.dra.pattern.IdentityPattern;

/**
 * Peers that may connect though they are not listed.
 *
 * @param identities who
 * @param from from which addresses; empty: from all
 * @param template how they are connected, but for the name
 * @param traits what else is said of them
 * @param position where it is written
 */
record AcceptRule(
    IdentityPattern identities,
    List<AddressBlock> from,
    PeerConfig template,
    PeerTraits traits,
    SourcePosition position) {

  AcceptRule {
    from = List.copyOf(from);
  }

  /** How a peer that this rule covers is connected; empty when it may not come so. */
  Optional<PeerConfig> admit(PeerHello hello) {
    boolean isSafe = hello.secure() || template.security() != PeerSecurity.TLS;
    if (!isSafe || !comesFrom(hello.address())) {
      return Optional.empty();
    }
    PeerConfig named = template.named(hello.identity());
    return Optional.of(hello.secure() ? named.withSecurity(PeerSecurity.TLS) : named);
  }

  private boolean comesFrom(InetAddress address) {
    return from.isEmpty() || from.stream().anyMatch(block -> block.contains(address));
  }
}
