package org.signalbox.charging.session;

import java.util.HexFormat;

/**
 * The forty lower-case hexadecimal digits of a hash as three numbers: sixteen digits, sixteen, and
 * eight. A number in a field is no object. Pure, and for digests alone (CdrKey#isDigest).
 */
final class HashDigits {

  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 40;
  private static final int MIDDLE = 16;
  private static final int END = 32;

  private HashDigits() {}

  /** The first sixteen digits of a hash. */
  static long start(String hash) {
    return HexFormat.fromHexDigitsToLong(hash, 0, MIDDLE);
  }

  /** The sixteen after them. */
  static long middle(String hash) {
    return HexFormat.fromHexDigitsToLong(hash, MIDDLE, END);
  }

  /** The last eight. */
  static long end(String hash) {
    return HexFormat.fromHexDigitsToLong(hash, END, DIGITS);
  }

  /** The digits again. */
  static String text(long start, long middle, long end) {
    return HEX.toHexDigits(start) + HEX.toHexDigits(middle) + HEX.toHexDigits(end, DIGITS - END);
  }
}
