package org.signalbox.ocs.message;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.signalbox.diameter.message.AvpCursor;

/** Texts of AVPs that may be passed over when they cannot be read. All methods are pure. */
final class AvpWords {

  /** Longest text that is read where nothing else is said, in octets. */
  static final int OCTETS_MAX = 512;

  /** Address families, by IANA's numbers. */
  private static final int FAMILY_IPV4 = 1;

  private static final int FAMILY_E164 = 8;

  private AvpWords() {}

  /** The text; empty when it is empty, too long, or has control characters. */
  static Optional<String> text(AvpCursor avp) {
    return text(avp, OCTETS_MAX);
  }

  static Optional<String> text(AvpCursor avp, int octetsMax) {
    int length = avp.dataLength();
    if (length == 0 || length > octetsMax) {
      return Optional.empty();
    }
    for (int i = 0; i < length; i++) {
      int octet = avp.dataAt(i);
      if ((octet >= 0 && octet < ' ') || octet == 0x7F) {
        return Optional.empty();
      }
    }
    return Optional.of(avp.text());
  }

  /** The text where the octets are visible ASCII, else the octets in hexadecimal. */
  static Optional<String> textOrHex(AvpCursor avp, int octetsMax) {
    int length = avp.dataLength();
    if (length == 0 || length > octetsMax) {
      return Optional.empty();
    }
    byte[] data = avp.data();
    for (byte octet : data) {
      if (octet <= ' ' || octet == 0x7F) {
        return Optional.of(HexFormat.of().formatHex(data));
      }
    }
    return Optional.of(new String(data, StandardCharsets.US_ASCII));
  }

  /** An Address: IPv4, IPv6 or a telephone number. */
  static Optional<String> address(AvpCursor avp) {
    int length = avp.dataLength();
    boolean isFour = length == 6 && avp.dataAt(0) == 0 && avp.dataAt(1) == FAMILY_IPV4;
    if (isFour) {
      return Optional.of(dotted(avp, 2));
    }
    boolean isNumber = length > 2 && avp.dataAt(0) == 0 && avp.dataAt(1) == FAMILY_E164;
    if (!isNumber) {
      return avp.avp().address().map(InetAddress::getHostAddress);
    }
    StringBuilder digits = new StringBuilder(length - 2);
    for (int i = 2; i < length && i < OCTETS_MAX; i++) {
      char digit = (char) avp.dataAt(i);
      if ((digit < '0' || digit > '9') && digit != '+') {
        return Optional.empty();
      }
      digits.append(digit);
    }
    return Optional.of(digits.toString());
  }

  /** An IPv4 address as {@link InetAddress} writes it. */
  private static String dotted(AvpCursor avp, int at) {
    StringBuilder address = new StringBuilder(15).append(avp.dataAt(at) & 0xFF);
    for (int i = 1; i < 4; i++) {
      address.append('.').append(avp.dataAt(at + i) & 0xFF);
    }
    return address.toString();
  }
}
