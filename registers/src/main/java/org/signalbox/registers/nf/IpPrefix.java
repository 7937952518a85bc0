package org.signalbox.registers.nf;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An IPv6 prefix, such as {@code 2001:db8::/32}; bits behind the length are cleared.
 *
 * @param address the first address
 * @param length 0 to 128
 */
public record IpPrefix(IpAddress address, int length) {

  public IpPrefix {
    BigInteger mask =
        BigInteger.ONE
            .shiftLeft(length)
            .subtract(BigInteger.ONE)
            .shiftLeft(IpAddress.IPV6_BITS - length);
    address = new IpAddress(IpAddress.IPV6_BITS, address.value().and(mask));
  }

  /** Reads address, slash and length; empty for anything else. */
  public static Optional<IpPrefix> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String length = text.substring(slash + 1);
    if (length.isEmpty()
        || length.length() > 3
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')
        || Integer.parseInt(length) > IpAddress.IPV6_BITS) {
      return Optional.empty();
    }
    return IpAddress.parseIpv6(text.substring(0, slash))
        .map(address -> new IpPrefix(address, Integer.parseInt(length)));
  }

  /** The last address of the prefix. */
  public IpAddress last() {
    BigInteger host =
        BigInteger.ONE.shiftLeft(IpAddress.IPV6_BITS - length).subtract(BigInteger.ONE);
    return new IpAddress(IpAddress.IPV6_BITS, address.value().or(host));
  }
}
