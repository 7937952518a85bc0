package org.signalbox.dra.guard;

import java.util.Map;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * The guards of all peers.
 *
 * @param peers by identity
 * @param others for peers that are not named; each has limits of its own
 */
public record GuardConfig(Map<DiameterIdentity, PeerGuard> peers, PeerGuard others) {

  /** Nobody is guarded. */
  public static final GuardConfig NONE = new GuardConfig(Map.of(), PeerGuard.NONE);

  public GuardConfig {
    peers = Map.copyOf(peers);
  }

  /** The guard of a peer. */
  public PeerGuard of(DiameterIdentity peer) {
    return peers.getOrDefault(peer, others);
  }
}
