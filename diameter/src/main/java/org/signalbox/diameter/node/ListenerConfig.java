package org.signalbox.diameter.node;

import java.net.InetSocketAddress;
import java.util.List;
import org.signalbox.diameter.peer.PeerTransport;

/**
 * Where the node listens.
 *
 * @param address port 0 picks a free one; the any-address of IPv6 takes IPv4 as well
 * @param more further addresses of a multi-homed SCTP listener; empty for TCP
 * @param transport what carries the connections
 * @param tls true for TLS from the first octet
 */
public record ListenerConfig(
    InetSocketAddress address, List<InetSocketAddress> more, PeerTransport transport, boolean tls) {

  public ListenerConfig {
    more = List.copyOf(more);
  }

  /** A clear TCP listener. */
  public static ListenerConfig tcp(InetSocketAddress address) {
    return new ListenerConfig(address, List.of(), PeerTransport.TCP, false);
  }

  /** A TLS listener. */
  public static ListenerConfig tls(InetSocketAddress address) {
    return new ListenerConfig(address, List.of(), PeerTransport.TCP, true);
  }

  /** An SCTP listener. */
  public static ListenerConfig sctp(InetSocketAddress address, List<InetSocketAddress> more) {
    return new ListenerConfig(address, more, PeerTransport.SCTP, false);
  }
}
