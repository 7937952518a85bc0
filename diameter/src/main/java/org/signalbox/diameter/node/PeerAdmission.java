package org.signalbox.diameter.node;

import java.util.Optional;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * Decides about peers that are not in the peer list: an accept-list. Called on event loops, several
 * at once; must not block.
 */
@FunctionalInterface
public interface PeerAdmission {

  /** Only listed peers. */
  PeerAdmission LISTED_ONLY = hello -> Optional.empty();

  /** The configuration under which the peer is accepted; empty refuses it with 3010. */
  Optional<PeerConfig> admit(PeerHello hello);
}
