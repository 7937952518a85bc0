package org.signalbox.dra.yaml;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IP addresses that begin alike, such as {@code 10.20.0.0/16}.
 *
 * @param begin the first of them
 * @param bits how many bits they have in common
 */
record AddressBlock(InetAddress begin, int bits) {

  private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f:.]+)(?:/([0-9]{1,3}))?");

  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException when the text is neither an address nor a block
   */
  static AddressBlock parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      InetAddress begin = InetAddress.getByName(matcher.group(1));
      int most = begin.getAddress().length * Byte.SIZE;
      int bits = matcher.group(2) == null ? most : Integer.parseInt(matcher.group(2));
      if (bits > most) {
        throw new IllegalArgumentException(text);
      }
      return new AddressBlock(begin, bits);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] own = begin.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
      if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
