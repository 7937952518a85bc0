package org.signalbox.sbi.http;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param address where it came from
 * @param identity who its certificate says it is, that of the connection or that of its assertion;
 *     empty without one
 * @param carrier the SCP that brought it, where its sender proved itself by an assertion
 */
public record SbiPeer(
    InetSocketAddress address, Optional<PeerIdentity> identity, Optional<PeerIdentity> carrier) {

  /** One that came by itself. */
  public SbiPeer(InetSocketAddress address, Optional<PeerIdentity> identity) {
    this(address, identity, Optional.empty());
  }

  /** Where its sender is; empty where another one brought it. */
  public Optional<InetSocketAddress> ownAddress() {
    return carrier.isPresent() ? Optional.empty() : Optional.of(address);
  }
}
