package org.signalbox.profiles.internal;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses such as {@code 10.0.0.0/8}.
 *
 * @param address any address of the range
 * @param bits how many leading bits all its addresses share
 */
record IpNetwork(InetAddress address, int bits) {

  private static final int MAX_LITERAL_LENGTH = 45;

  /** The range; empty when the text is none. */
  static Optional<IpNetwork> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String bits = text.substring(slash + 1);
    if (bits.isEmpty() || bits.length() > 3 || !bits.chars().allMatch(IpNetwork::isDigit)) {
      return Optional.empty();
    }
    int count = Integer.parseInt(bits);
    return address(text.substring(0, slash))
        .filter(address -> count <= address.getAddress().length * Byte.SIZE)
        .map(address -> new IpNetwork(address, count));
  }

  /** A literal address; never asks a name server. */
  static Optional<InetAddress> address(String text) {
    boolean four = text.chars().filter(c -> c == '.').count() == 3 && text.indexOf(':') < 0;
    boolean six = text.indexOf(':') >= 0 && text.indexOf('%') < 0 && text.indexOf('[') < 0;
    if (text.length() > MAX_LITERAL_LENGTH || !(four || six)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress candidate) {
    byte[] mine = address.getAddress();
    byte[] theirs = candidate.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != theirs[i]) {
        return false;
      }
    }
    int rest = bits % Byte.SIZE;
    return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
