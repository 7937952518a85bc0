package org.signalbox.ocs.message;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Readable forms of what access networks write as octets (TS 29.061 §16.4.7.2). All methods are
 * pure; octets that mean nothing give nothing.
 */
final class AccessText {

  /** Bit of the first octet of a time zone: west of Greenwich (TS 23.040 §9.2.3.11). */
  private static final int WEST = 0x08;

  private static final int QUARTERS_MAX = 14 * 4;

  private AccessText() {}

  static Optional<String> ratType(byte[] data) {
    if (data.length == 0) {
      return Optional.empty();
    }
    int code = data[0] & 0xFF;
    return Optional.of(
        switch (code) {
          case 1 -> "UTRAN";
          case 2 -> "GERAN";
          case 3 -> "WLAN";
          case 4 -> "GAN";
          case 5 -> "HSPA";
          case 6 -> "EUTRAN";
          case 7 -> "VIRTUAL";
          case 8 -> "NB-IOT";
          case 9 -> "LTE-M";
          case 10, 51 -> "NR";
          case 101 -> "WIMAX";
          case 102 -> "EHRPD";
          case 103 -> "HRPD";
          case 104 -> "1XRTT";
          case 105 -> "UMB";
          default -> Integer.toString(code);
        });
  }

  static Optional<String> pdpType(OptionalInt code) {
    if (code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (code.getAsInt()) {
          case 0 -> "IPv4";
          case 1 -> "PPP";
          case 2 -> "IPv6";
          case 3 -> "IPv4v6";
          case 4 -> "Non-IP";
          case 5 -> "Unstructured";
          case 6 -> "Ethernet";
          default -> Integer.toString(code.getAsInt());
        });
  }

  /** The bearer's number: one digit as text, or, as some gateways do, the raw octet. */
  static Optional<String> nsapi(byte[] data) {
    if (data.length != 1) {
      return Optional.empty();
    }
    boolean isDigit = data[0] >= '0' && data[0] <= '9';
    return Optional.of(isDigit ? String.valueOf((char) data[0]) : Integer.toString(data[0] & 0xFF));
  }

  /** Hours and minutes from UTC, such as +10:00, daylight saving included. */
  static Optional<String> timeZone(byte[] data) {
    if (data.length == 0) {
      return Optional.empty();
    }
    int units = data[0] >> 4 & 0x0F;
    int quarters = (data[0] & 0x07) * 10 + units;
    if (units > 9 || quarters > QUARTERS_MAX) {
      return Optional.empty();
    }
    StringBuilder zone = new StringBuilder(6).append((data[0] & WEST) == 0 ? '+' : '-');
    twoDigits(zone, quarters / 4).append(':');
    return Optional.of(twoDigits(zone, quarters % 4 * 15).toString());
  }

  private static StringBuilder twoDigits(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** Whether a text is a country code and a network code: five or six digits. */
  static boolean isNetworkCode(String text) {
    if (text.length() != 5 && text.length() != 6) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Country and network code from three octets of swapped digits (TS 24.008 §10.5.1.3); empty when
   * they are no digits.
   */
  static Optional<String> networkCode(byte[] data, int at) {
    if (data.length < at + 3) {
      return Optional.empty();
    }
    int mnc3 = data[at + 1] >> 4 & 0x0F;
    StringBuilder code = new StringBuilder(6);
    code.append(digit(data[at])).append(digit(data[at] >> 4)).append(digit(data[at + 1]));
    code.append(digit(data[at + 2])).append(digit(data[at + 2] >> 4));
    if (mnc3 != 0x0F) {
      code.append(digit(mnc3));
    }
    return Optional.of(code.toString()).filter(AccessText::isNetworkCode);
  }

  private static char digit(int nibble) {
    int value = nibble & 0x0F;
    return value <= 9 ? (char) ('0' + value) : '?';
  }
}
