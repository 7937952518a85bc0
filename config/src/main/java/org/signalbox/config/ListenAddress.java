package org.signalbox.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a listener binds.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 0 to 65535; 0 picks a free one
 */
public record ListenAddress(String host, int port) {

  /** Groups of sixteen bits in an IPv6 address. */
  private static final int GROUPS = 8;

  public ListenAddress {
    if (host.isEmpty() || port < 0 || port > 65535) {
      throw new IllegalArgumentException("a listener needs a host and a port from 0 to 65535");
    }
  }

  /** Where a listener really is; an IPv6 address in its short form (RFC 5952 §4), {@code ::1}. */
  public static ListenAddress of(InetSocketAddress bound) {
    String host = bound.getAddress().getHostAddress();
    if (bound.getAddress() instanceof Inet6Address address) {
      int scope = host.indexOf('%');
      host = shortForm(address.getAddress()) + (scope < 0 ? "" : host.substring(scope));
    }
    return new ListenAddress(host, bound.getPort());
  }

  private static String shortForm(byte[] octets) {
    ByteBuffer groups = ByteBuffer.wrap(octets);
    int gap = 0;
    int gapLength = 1;
    for (int begin = 0; begin < GROUPS; begin++) {
      int end = begin;
      while (end < GROUPS && groups.getShort(2 * end) == 0) {
        end++;
      }
      if (end - begin > gapLength) {
        gap = begin;
        gapLength = end - begin;
      }
    }
    return gapLength == 1
        ? hexadecimal(groups, 0, GROUPS)
        : hexadecimal(groups, 0, gap) + "::" + hexadecimal(groups, gap + gapLength, GROUPS);
  }

  private static String hexadecimal(ByteBuffer groups, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(group -> Integer.toHexString(groups.getShort(2 * group) & 0xffff))
        .collect(Collectors.joining(":"));
  }

  /** Whether only this machine can reach it; a host that cannot be resolved counts as outside. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
