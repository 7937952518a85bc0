package org.signalbox.diameter.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** The Address format: a family number and the address (RFC 6733 §4.3.1). All methods pure. */
final class AvpAddress {

  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private AvpAddress() {}

  static Optional<InetAddress> fromWire(byte[] data) {
    if (data.length < 2) {
      return Optional.empty();
    }
    int family = ((data[0] & 0xFF) << 8) | (data[1] & 0xFF);
    boolean fits = (family == IPV4 && data.length == 6) || (family == IPV6 && data.length == 18);
    if (!fits) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(data, 2, data.length)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 octets are an address", e);
    }
  }

  static byte[] toWire(InetAddress address) {
    byte[] octets = address.getAddress();
    byte[] data = new byte[2 + octets.length];
    data[1] = (byte) (octets.length == 4 ? IPV4 : IPV6);
    System.arraycopy(octets, 0, data, 2, octets.length);
    return data;
  }
}
