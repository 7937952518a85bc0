package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.PeerSnapshot;

/**
 * {@code ProcessingPeersPattern} and {@code ProcessingPeersMinimum}: the peers that do the work, of
 * which so many must be open before others are let in.
 *
 * @param pattern matched anywhere in an identity, case counts
 * @param minimum at least 1
 */
record ProcessingPeers(Pattern pattern, int minimum) {

  /** Whether a peer must wait until more of them are open. */
  boolean keepWaiting(DiameterIdentity peer, PeerSnapshot open) {
    return !isOne(peer)
        && open.peers().stream().filter(each -> isOne(each.identity())).count() < minimum;
  }

  private boolean isOne(DiameterIdentity peer) {
    return pattern.matcher(peer.text()).find();
  }
}
