package org.signalbox.sbi.security;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfType;
import org.signalbox.sbi.http.PeerIdentity;

/**
 * Who a client is by its certificate.
 *
 * @param id the instance that its alternative name {@code urn:uuid:} names (TS 33.310 §6.1.3c.3)
 * @param types what it may be (RFC 9310)
 * @param names its DNS names, in lower case
 * @param addresses its IP addresses
 */
record SecureClient(
    NfInstanceId id, Set<NfType> types, Set<String> names, Set<IpAddress> addresses) {

  private static final String URN = "urn:uuid:";

  SecureClient {
    types = Set.copyOf(types);
    names = Set.copyOf(names);
    addresses = Set.copyOf(addresses);
  }

  /** Reads an identity; empty where it names no instance, or several. */
  static Optional<SecureClient> of(PeerIdentity identity) {
    List<NfInstanceId> ids =
        identity.uris().stream()
            .filter(uri -> uri.toLowerCase(Locale.ROOT).startsWith(URN))
            .flatMap(uri -> NfInstanceId.parse(uri.substring(URN.length())).stream())
            .distinct()
            .toList();
    if (ids.size() != 1) {
      return Optional.empty();
    }
    Set<NfType> types = new HashSet<>();
    identity.nfTypes().forEach(name -> NfType.parse(name).ifPresent(types::add));
    Set<String> names = new HashSet<>();
    identity.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    Set<IpAddress> addresses = new HashSet<>();
    identity.addresses().forEach(text -> AddressRange.address(text).ifPresent(addresses::add));
    return Optional.of(new SecureClient(ids.getFirst(), types, names, addresses));
  }

  /** Whether the certificate names an address. */
  boolean isAt(String address) {
    return AddressRange.address(address).filter(addresses::contains).isPresent();
  }

  boolean isNamed(String fqdn) {
    return names.contains(fqdn.toLowerCase(Locale.ROOT));
  }
}
