package org.signalbox.config;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike, such as {@code 10.1.0.0/16}; a single address has no slash.
 *
 * @param text as the operator wrote it
 */
public record AddressPrefix(String text) {

  /** No short forms and no leading zeros, which programs read in different ways. */
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})([.](0|[1-9][0-9]{0,2})){3}");

  public AddressPrefix {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    boolean isUsual =
        literal.contains(":") ? !literal.contains("%") : IPV4.matcher(literal).matches();
    if (!isUsual) {
      throw new IllegalArgumentException(text);
    }
    InetAddress address = InetAddress.ofLiteral(literal);
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
