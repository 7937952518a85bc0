package org.signalbox.ocs.mapping;

import java.util.Locale;

/**
 * The number in an address as networks write it: {@code tel:+61-400-000-001}, {@code
 * sip:+61400000001@ims.example;user=phone}, {@code +61400000001}. What is no number is kept: a SIP
 * user as {@code user@host}, anything else as it is. All methods are pure.
 */
final class NumberText {

  private static final String SEPARATORS = "-.() ";

  private NumberText() {}

  static String of(String address) {
    String lower = lowerScheme(address);
    if (lower.equals("tel:")) {
      String number = upTo(address.substring(lower.length()), ';');
      return isNumber(number) ? withoutSeparators(number) : number;
    }
    if (lower.equals("sip:") || lower.equals("sips:")) {
      return sip(address.substring(lower.length()));
    }
    return isNumber(address) ? withoutSeparators(address) : address;
  }

  /** The number without its plus; other texts as they are. */
  static String withoutPlus(String number) {
    boolean isInternational =
        number.length() > 1 && number.charAt(0) == '+' && isDigit(number.charAt(1));
    return isInternational ? number.substring(1) : number;
  }

  private static String sip(String rest) {
    int at = rest.indexOf('@');
    if (at < 0) {
      return upTo(upTo(rest, ';'), ':');
    }
    String user = upTo(upTo(rest.substring(0, at), ';'), ':');
    return isNumber(user) ? withoutSeparators(user) : user + "@" + host(rest.substring(at + 1));
  }

  /** The host without port, parameters and headers. */
  private static String host(String rest) {
    String host = upTo(upTo(rest, ';'), '?');
    return host.startsWith("[") ? upTo(host, ']') + "]" : upTo(host, ':');
  }

  private static String lowerScheme(String address) {
    int colon = address.indexOf(':');
    return colon < 0 || colon > 4 ? "" : address.substring(0, colon + 1).toLowerCase(Locale.ROOT);
  }

  private static String upTo(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  /** A number as it is dialled: digits, star and hash, a plus before them, separators between. */
  private static boolean isNumber(String text) {
    boolean hasDigit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          isDigit(c) || c == '*' || c == '#' || SEPARATORS.indexOf(c) >= 0 || (c == '+' && i == 0);
      if (!fits) {
        return false;
      }
      hasDigit |= isDigit(c);
    }
    return hasDigit;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String withoutSeparators(String number) {
    StringBuilder digits = new StringBuilder(number.length());
    for (int i = 0; i < number.length(); i++) {
      if (SEPARATORS.indexOf(number.charAt(i)) < 0) {
        digits.append(number.charAt(i));
      }
    }
    return digits.length() == number.length() ? number : digits.toString();
  }
}
