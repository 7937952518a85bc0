package org.signalbox.config;

import java.net.InetAddress;

/**
 * Addresses that begin alike, such as {@code 10.1.0.0/16}; a single address has no slash.
 *
 * @param text as the operator wrote it
 */
public record AddressPrefix(String text) {

  public AddressPrefix {
    int slash = text.indexOf('/');
    InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    String length = slash < 0 ? "0" : text.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}")
        || Integer.parseInt(length) > address.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException(text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
