package org.signalbox.diameter.peer;

import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * What an operator says of one peer.
 *
 * @param identity its Origin-Host; a CEA from another host is refused
 * @param realm the realm that its CER or CEA must name; any when absent
 * @param addresses where it is dialled, tried in order; empty for a peer that only dials us
 * @param transport what carries the connection that we dial
 * @param security what its connections must have, in both directions
 * @param timers its timers
 * @param advertised the applications that our CER and CEA name to this peer, instead of the node's
 *     own: Kamailio's stock cdp ignores a peer that names only Relay
 */
public record PeerConfig(
    DiameterIdentity identity,
    Optional<String> realm,
    List<PeerAddress> addresses,
    PeerTransport transport,
    PeerSecurity security,
    PeerTimers timers,
    Optional<List<AdvertisedApplication>> advertised) {

  public PeerConfig {
    addresses = List.copyOf(addresses);
    advertised = advertised.map(List::copyOf);
  }

  /** A clear TCP peer that is expected to dial us. */
  public static PeerConfig accepting(String identity) {
    return new PeerConfig(
        DiameterIdentity.of(identity),
        Optional.empty(),
        List.of(),
        PeerTransport.TCP,
        PeerSecurity.CLEAR,
        PeerTimers.defaults(),
        Optional.empty());
  }

  /** A clear TCP peer that we dial, and that may dial us. */
  public static PeerConfig dialling(String identity, String host, int port) {
    return accepting(identity).withAddresses(List.of(new PeerAddress(host, port)));
  }

  /** True when a connection under the other configuration is one under this as well. */
  public boolean connectsLike(PeerConfig other) {
    return withTimers(other.timers).equals(other);
  }

  public boolean dials() {
    return !addresses.isEmpty();
  }

  /** The same of another peer, as for all peers of an accept-list's entry. */
  public PeerConfig named(DiameterIdentity other) {
    return new PeerConfig(other, realm, addresses, transport, security, timers, advertised);
  }

  public PeerConfig withAddresses(List<PeerAddress> dialled) {
    return new PeerConfig(identity, realm, dialled, transport, security, timers, advertised);
  }

  public PeerConfig withRealm(String expected) {
    return new PeerConfig(
        identity, Optional.of(expected), addresses, transport, security, timers, advertised);
  }

  public PeerConfig withTransport(PeerTransport carried) {
    return new PeerConfig(identity, realm, addresses, carried, security, timers, advertised);
  }

  public PeerConfig withSecurity(PeerSecurity needed) {
    return new PeerConfig(identity, realm, addresses, transport, needed, timers, advertised);
  }

  public PeerConfig withTimers(PeerTimers changed) {
    return new PeerConfig(identity, realm, addresses, transport, security, changed, advertised);
  }

  public PeerConfig withAdvertised(List<AdvertisedApplication> applications) {
    return new PeerConfig(
        identity, realm, addresses, transport, security, timers, Optional.of(applications));
  }
}
