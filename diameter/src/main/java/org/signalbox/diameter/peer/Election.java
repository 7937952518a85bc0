package org.signalbox.diameter.peer;

import org.signalbox.diameter.message.DiameterIdentity;

/** The election of RFC 6733 §5.6.4, for when both ends dialled at once. */
public final class Election {

  private Election() {}

  /**
   * True when this node wins: its identity is the greater one, and the connection that the peer
   * dialled stays.
   */
  public static boolean localWins(DiameterIdentity local, DiameterIdentity peer) {
    return local.compareTo(peer) > 0;
  }
}
