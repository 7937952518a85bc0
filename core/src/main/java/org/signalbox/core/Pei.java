package org.signalbox.core;

import java.util.Optional;

/**
 * A Permanent Equipment Identifier (TS 29.571 §5.3.2, {@code Pei}): what a phone or device is known
 * by. Immutable.
 */
public sealed interface Pei permits Imei, LinkAddress, OtherPei {

  /** The longest text that is looked at. */
  int LENGTH_MAX = 64;

  /** What {@link #parse} reads, as problems say it. */
  String FORMS =
      "imei- and 15 digits, imeisv- and 16 digits, mac- and 6 octets, eui- and 8 octets,"
          + " or 14 to 16 bare digits";

  /**
   * Reads {@code imei-490154203237518}, {@code imeisv-4901542032375101}, {@code
   * mac-00-00-5E-00-53-00}, with or without {@code -untrusted} behind it, {@code
   * eui-00-00-5E-EF-10-00-00-00}, and digits as people write them: {@code 490154203237518}, {@code
   * 49-015420-323751-8}. Empty for everything else: people misspell.
   */
  static Optional<Pei> parse(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    if (text.startsWith("imei-")) {
      return ofDigits(text.substring(5), 15);
    }
    if (text.startsWith("imeisv-")) {
      return ofDigits(text.substring(7), 16);
    }
    if (text.startsWith("mac-") || text.startsWith("eui-")) {
      return LinkAddress.parse(text).map(address -> address);
    }
    return Imei.parse(text).map(imei -> imei);
  }

  /**
   * Reads what a network function asks about: besides {@link #parse} any text of a form that we do
   * not know, since the specification leaves room for it ({@code .+}). A known form with a fault in
   * it stays refused, and so do digits of another number: they must not pass for equipment that
   * nobody listed.
   */
  static Optional<Pei> parseAsked(String text) {
    return parse(text).or(() -> OtherPei.parse(text).map(other -> other));
  }

  private static Optional<Pei> ofDigits(String digits, int length) {
    return digits.length() == length ? Imei.ofDigits(digits).map(imei -> imei) : Optional.empty();
  }

  /** The form of TS 29.571. */
  String text();

  /** The form for logs, without what tells one device from another of its kind. */
  String masked();
}
