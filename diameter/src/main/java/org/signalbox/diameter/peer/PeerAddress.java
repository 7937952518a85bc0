package org.signalbox.diameter.peer;

/**
 * Where a peer is dialled.
 *
 * @param host a name, or an IPv4 or IPv6 address
 * @param port 1 to 65535
 */
public record PeerAddress(String host, int port) {

  public PeerAddress {
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("an address is a host and a port from 1 to 65535");
    }
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
