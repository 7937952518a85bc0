package org.signalbox.dra.yaml;

import java.util.List;
import org.signalbox.dra.guard.PeerGuard;
import org.signalbox.dra.role.PeerRole;

/**
 * What a file says of a peer, or of the peers of a pattern, beside how it is connected.
 *
 * @param guard what it may send and get
 * @param roles what it is; empty: learned
 * @param mate an agent beside this one
 */
record PeerTraits(PeerGuard guard, List<PeerRole> roles, boolean mate) {

  /** Nothing is said. */
  static final PeerTraits NONE = new PeerTraits(PeerGuard.NONE, List.of(), false);

  PeerTraits {
    roles = List.copyOf(roles);
  }
}
