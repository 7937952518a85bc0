package org.signalbox.diameter.node;

import java.net.InetAddress;
import java.util.List;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.peer.Capabilities;

/**
 * A CER of a peer that is not in the peer list.
 *
 * @param capabilities what it says of itself
 * @param address where it comes from
 * @param secure true when the connection is TLS
 * @param certificateNames DNS names and common name of its certificate; empty without one
 */
public record PeerHello(
    Capabilities capabilities, InetAddress address, boolean secure, List<String> certificateNames) {

  public PeerHello {
    certificateNames = List.copyOf(certificateNames);
  }

  public DiameterIdentity identity() {
    return capabilities.origin().host();
  }
}
