package org.signalbox.registers.nf;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address as a number, so that ranges can be compared. Never looks a name up.
 *
 * @param bits 32 or 128
 * @param value the address, unsigned
 */
public record IpAddress(int bits, BigInteger value) implements Comparable<IpAddress> {

  static final int IPV4_BITS = 32;
  static final int IPV6_BITS = 128;

  private static final int GROUPS = 8;

  /** One text for an address or prefix, however it was written; other texts in lower case. */
  public static String canonical(String text) {
    return parseIpv4(text)
        .or(() -> parseIpv6(text))
        .map(address -> address.bits + "/" + address.value.toString(16))
        .or(() ->
            IpPrefix.parse(text).map(prefix -> prefix.address().value + "/" + prefix.length()))
        .orElseGet(() -> text.toLowerCase(Locale.ROOT));
  }

  /** Reads four decimal numbers; empty for anything else, leading zeros included. */
  public static Optional<IpAddress> parseIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      if (!isByte(part)) {
        return Optional.empty();
      }
      value = value << 8 | Integer.parseInt(part);
    }
    return Optional.of(new IpAddress(IPV4_BITS, BigInteger.valueOf(value)));
  }

  private static boolean isByte(String part) {
    return !part.isEmpty()
        && part.length() <= 3
        && part.chars().allMatch(c -> c >= '0' && c <= '9')
        && (part.length() == 1 || part.charAt(0) != '0')
        && Integer.parseInt(part) <= 255;
  }

  /** Reads the forms of RFC 4291 §2.2; empty for anything else. */
  public static Optional<IpAddress> parseIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    int[] groups = new int[GROUPS];
    if (gap < 0) {
      return fill(groups, 0, text) == GROUPS ? Optional.of(of(groups)) : Optional.empty();
    }
    int head = fill(groups, 0, text.substring(0, gap));
    int[] tail = new int[GROUPS];
    int tailLength = fill(tail, 0, text.substring(gap + 2));
    if (head < 0 || tailLength < 0 || head + tailLength >= GROUPS) {
      return Optional.empty();
    }
    System.arraycopy(tail, 0, groups, GROUPS - tailLength, tailLength);
    return Optional.of(of(groups));
  }

  /** Fills in the groups of a colon-separated text; how many there are, or -1 for a faulty one. */
  private static int fill(int[] groups, int from, String text) {
    if (text.isEmpty()) {
      return from;
    }
    int at = from;
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (last && parts[i].indexOf('.') >= 0) {
        return fillIpv4(groups, at, parts[i]);
      }
      if (at >= GROUPS || !isGroup(parts[i])) {
        return -1;
      }
      groups[at++] = Integer.parseInt(parts[i], 16);
    }
    return at;
  }

  private static int fillIpv4(int[] groups, int at, String text) {
    Optional<IpAddress> ipv4 = parseIpv4(text);
    if (ipv4.isEmpty() || at + 2 > GROUPS) {
      return -1;
    }
    int value = ipv4.get().value().intValue();
    groups[at] = value >>> 16;
    groups[at + 1] = value & 0xFFFF;
    return at + 2;
  }

  private static boolean isGroup(String part) {
    return !part.isEmpty()
        && part.length() <= 4
        && part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }

  private static IpAddress of(int[] groups) {
    BigInteger value = BigInteger.ZERO;
    for (int group : groups) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return new IpAddress(IPV6_BITS, value);
  }

  /** IPv4 before IPv6, then by value. */
  @Override
  public int compareTo(IpAddress other) {
    int family = Integer.compare(bits, other.bits);
    return family != 0 ? family : value.compareTo(other.value);
  }
}
