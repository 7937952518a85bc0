package org.signalbox.sbi.security;

import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.signalbox.registers.nf.IpAddress;

/**
 * Addresses that begin alike.
 *
 * @param first the first address; bits behind the length are cleared
 * @param length of the prefix, 0 to the bits of the address
 */
public record AddressRange(IpAddress first, int length) {

  public AddressRange {
    if (length < 0 || length > first.bits()) {
      throw new IllegalArgumentException("no length of a prefix: " + length);
    }
    int free = first.bits() - length;
    first = new IpAddress(first.bits(), first.value().shiftRight(free).shiftLeft(free));
  }

  /** Reads {@code 10.1.0.0/16}, {@code 2001:db8::/32} or a single address. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return address(address).flatMap(first -> range(first, slash < 0 ? "" : text.substring(slash)));
  }

  private static Optional<AddressRange> range(IpAddress first, String suffix) {
    if (suffix.isEmpty()) {
      return Optional.of(new AddressRange(first, first.bits()));
    }
    if (!suffix.matches("/[0-9]{1,3}") || Integer.parseInt(suffix.substring(1)) > first.bits()) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(first, Integer.parseInt(suffix.substring(1))));
  }

  /** An address as text; empty for anything else. Looks no name up. */
  static Optional<IpAddress> address(String text) {
    return IpAddress.parseIpv4(text).or(() -> IpAddress.parseIpv6(text));
  }

  /** Where a peer is, without the zone of addresses on the link. */
  static Optional<IpAddress> of(InetSocketAddress peer) {
    String text = peer.getAddress().getHostAddress();
    int zone = text.indexOf('%');
    return address(zone < 0 ? text : text.substring(0, zone));
  }

  /** Whether it holds an address. */
  public boolean contains(IpAddress address) {
    BigInteger here = first.value();
    int free = first.bits() - length;
    return address.bits() == first.bits()
        && address.value().shiftRight(free).equals(here.shiftRight(free));
  }
}
