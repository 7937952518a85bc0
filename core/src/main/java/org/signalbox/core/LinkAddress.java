package org.signalbox.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The MAC address or EUI-64 of equipment that has no IMEI (TS 23.003 §6.4, TS 29.571 §5.3.2).
 *
 * @param text {@code mac-} and six octets or {@code eui-} and eight, in lower case
 */
public record LinkAddress(String text) implements Pei {

  private static final Pattern FORM = Pattern.compile("mac(-[0-9a-f]{2}){6}|eui(-[0-9a-f]{2}){8}");

  /** Says that the network cannot vouch for the address; it names the same equipment. */
  private static final String UNTRUSTED = "-untrusted";

  /** The kind and the octets that name the maker. */
  private static final int MAKER_LENGTH = "mac-00-00-5e".length();

  /**
   * @throws IllegalArgumentException when it is of another form
   */
  public LinkAddress {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no MAC address and no EUI-64: " + text);
    }
  }

  /** Reads either form, in any case. */
  static Optional<LinkAddress> parse(String text) {
    String address =
        text.startsWith("mac-") && text.endsWith(UNTRUSTED)
            ? text.substring(0, text.length() - UNTRUSTED.length())
            : text;
    String lower = address.toLowerCase(Locale.ROOT);
    return FORM.matcher(lower).matches() ? Optional.of(new LinkAddress(lower)) : Optional.empty();
  }

  @Override
  public String masked() {
    return text.substring(0, MAKER_LENGTH) + "-**".repeat((text.length() - MAKER_LENGTH) / 3);
  }

  @Override
  public String toString() {
    return text;
  }
}
