package org.signalbox.sbi.http.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.SbiPeer;

/** By what a client is known when it comes to who takes how much. */
final class ClientName {

  /** Whoever has one IPv6 address has some 2^64 of them (RFC 4291 §2.5.4). */
  private static final int NETWORK_OCTETS = 8;

  private ClientName() {}

  /** Its certificate, which it cannot have many of; else where it comes from. */
  static String of(SbiPeer peer) {
    return peer.identity().map(ClientName::of).orElseGet(() -> of(peer.address()));
  }

  private static String of(PeerIdentity identity) {
    return identity.uris().isEmpty() ? identity.subject() : identity.uris().getFirst();
  }

  /** Where a client comes from: its IPv4 address, or the network of its IPv6 address. */
  static String of(SocketAddress address) {
    InetAddress host = address instanceof InetSocketAddress ip ? ip.getAddress() : null;
    if (host == null) {
      return "";
    }
    return host instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(host.getAddress(), NETWORK_OCTETS))
        : host.getHostAddress();
  }
}
