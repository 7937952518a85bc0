package org.signalbox.diameter.node;

import java.util.Optional;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * Decides about peers that are not in the peer list, an accept-list, and about when peers are let
 * in. Called on event loops, several at once; must not block.
 */
@FunctionalInterface
public interface PeerAdmission {

  /** Only listed peers. */
  PeerAdmission LISTED_ONLY = hello -> Optional.empty();

  /** The configuration under which the peer is accepted; empty refuses it with 3010. */
  Optional<PeerConfig> admit(PeerHello hello);

  /**
   * Why a peer is not let in now, though it is listed or admitted; asked for each CER.
   *
   * @param open the peers that take requests now
   */
  default Optional<MessageFault> refusal(PeerHello hello, PeerSnapshot open) {
    return Optional.empty();
  }
}
