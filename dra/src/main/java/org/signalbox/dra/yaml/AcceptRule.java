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

  /** How the peer is connected; empty when this rule is not about it. */
  Optional<PeerConfig> admit(PeerHello hello) {
    boolean needsTls = template.security() == PeerSecurity.TLS;
    return identities.covers(hello.identity())
            && comesFrom(hello.address())
            && (hello.secure() || !needsTls)
        ? Optional.of(template.named(hello.identity()))
        : Optional.empty();
  }

  private boolean comesFrom(InetAddress address) {
    return from.isEmpty() || from.stream().anyMatch(block -> block.contains(address));
  }
}
