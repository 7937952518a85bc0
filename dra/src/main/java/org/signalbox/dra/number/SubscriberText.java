package org.signalbox.dra.number;

import java.util.Locale;

/** The forms in which AVPs write a subscriber's number. All methods are pure. */
final class SubscriberText {

  /** The shortest IMSI: country, network and a subscriber's digit. */
  static final int IMSI_LENGTH_MIN = 6;

  private static final int NIBBLE = 0xF;

  private SubscriberText() {}

  /**
   * The IMSI of a user name: digits alone, or before the {@code @} of a network access identifier
   * and after the {@code !} of a decorated one. Where the realm is that of an access network, a
   * digit that tells the kind of authentication comes first, 0, 1 or 6 where the rest is an IMSI
   * (TS 23.003 §14.3, §19.3.2); any other begins a pseudonym.
   */
  static Digits imsi(String userName) {
    int at = userName.indexOf('@');
    int end = at < 0 ? userName.length() : at;
    int begin = userName.lastIndexOf('!', end) + 1;
    boolean isAccessName = isAccessRealm(userName, at + 1) || isAccessRealm(userName, 0);
    if (isAccessName && at > 0) {
      boolean leadsAnImsi = begin < end && "016".indexOf(userName.charAt(begin)) >= 0;
      if (!leadsAnImsi) {
        return Digits.NONE;
      }
      begin++;
    }
    return end - begin < IMSI_LENGTH_MIN ? Digits.NONE : Digits.of(userName, begin, end);
  }

  private static boolean isAccessRealm(String userName, int begin) {
    return userName.regionMatches(true, begin, "nai.", 0, 4)
        || userName.regionMatches(true, begin, "wlan.", 0, 5);
  }

  /** An E.164 number, with or without its plus. */
  static Digits e164(String text) {
    return Digits.of(text, text.startsWith("+") ? 1 : 0, text.length());
  }

  /** The number of a tel URI, or of a SIP URI whose user part is one (RFC 3966, RFC 3261). */
  static Digits msisdnOfUri(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    if (lower.startsWith("tel:")) {
      return e164(withoutSeparators(user(lower, 4)));
    }
    if (!isSip(lower)) {
      return Digits.NONE;
    }
    String user = user(lower, lower.indexOf(':') + 1);
    boolean isNumber = user.startsWith("+") || lower.contains(";user=phone");
    return isNumber ? e164(withoutSeparators(user)) : Digits.NONE;
  }

  /** The IMSI of a public identity that was made from it (TS 23.003 §13.4B). */
  static Digits imsiOfUri(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    int at = lower.indexOf('@');
    return isSip(lower) && at > 0 && lower.startsWith("ims.mnc", at + 1)
        ? Digits.of(user(lower, lower.indexOf(':') + 1))
        : Digits.NONE;
  }

  private static boolean isSip(String uri) {
    return uri.startsWith("sip:") || uri.startsWith("sips:");
  }

  /** What stands before the host and parameters. */
  private static String user(String uri, int begin) {
    int end = begin;
    while (end < uri.length() && "@;?".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    return uri.substring(begin, end);
  }

  private static String withoutSeparators(String number) {
    StringBuilder digits = new StringBuilder(number.length());
    for (int i = 0; i < number.length(); i++) {
      if ("-.()".indexOf(number.charAt(i)) < 0) {
        digits.append(number.charAt(i));
      }
    }
    return digits.toString();
  }

  /** Two digits an octet, the lower half first, filled up with ones (TS 29.002 §17.7.8). */
  static Digits tbcd(byte[] octets) {
    StringBuilder digits = new StringBuilder(2 * octets.length);
    for (int i = 0; i < 2 * octets.length && digits.length() < Digits.MAX_LENGTH; i++) {
      int digit = (octets[i / 2] >> (i % 2 == 0 ? 0 : 4)) & NIBBLE;
      if (digit == NIBBLE) {
        break;
      }
      if (digit > 9) {
        return Digits.NONE;
      }
      digits.append((char) ('0' + digit));
    }
    return Digits.of(digits);
  }
}
