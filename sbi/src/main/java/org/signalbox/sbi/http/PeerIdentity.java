package org.signalbox.sbi.http;

import java.util.List;

/**
 * Who a client is by its certificate, which the trusted authority has signed.
 *
 * @param uris the URIs of its subject alternative name, such as {@code urn:uuid:…} (TS 33.310
 *     §6.1.3c.3)
 * @param names the DNS names of the same
 * @param addresses the IP addresses of the same, as text
 * @param nfTypes the types of network functions that it may be (RFC 9310); empty where it does not
 *     say
 * @param subject the distinguished name, for people
 */
public record PeerIdentity(
    List<String> uris,
    List<String> names,
    List<String> addresses,
    List<String> nfTypes,
    String subject) {

  /** One whose certificate names no addresses. */
  public PeerIdentity(List<String> uris, List<String> names, List<String> nfTypes, String subject) {
    this(uris, names, List.of(), nfTypes, subject);
  }

  public PeerIdentity {
    uris = List.copyOf(uris);
    names = List.copyOf(names);
    addresses = List.copyOf(addresses);
    nfTypes = List.copyOf(nfTypes);
  }
}
