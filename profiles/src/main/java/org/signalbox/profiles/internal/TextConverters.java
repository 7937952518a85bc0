package org.signalbox.profiles.internal;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Converters of plain texts. */
final class TextConverters {

  private static final String E164_ZONE = ".e164.";

  private TextConverters() {}

  /** Length in bytes of UTF-8, as the reference counts. */
  static String length(String text) {
    return Integer.toString(text.getBytes(StandardCharsets.UTF_8).length);
  }

  static String hexadecimal(String text) {
    String digits = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return digits.isEmpty() ? "" : "0x" + digits;
  }

  /** The last four bytes of an address; {@code ""} for what is none. */
  static String addressHexadecimal(String text) {
    return IpNetwork.address(text).map(TextConverters::lastFourBytes).orElse("");
  }

  private static String lastFourBytes(InetAddress address) {
    byte[] bytes = address.getAddress();
    return "0x" + HexFormat.of().formatHex(bytes, bytes.length - 4, bytes.length);
  }

  /** The number in the name of a NAPTR record: {@code 4.3.2.1.e164.arpa} is {@code 1234}. */
  static String e164(String text) {
    int zone = text.indexOf(E164_ZONE);
    if (zone < 0) {
      throw new EvaluationFault("unknown format");
    }
    return new StringBuilder(text.substring(0, zone).replace(".", "")).reverse().toString();
  }

  /** The zone in the name of a NAPTR record: {@code 4.3.2.1.e164.arpa} is {@code e164.arpa}. */
  static String e164Domain(String text) {
    int zone = text.indexOf(E164_ZONE);
    String name = zone < 0 ? text : text.substring(zone);
    int start = 0;
    int end = name.length();
    while (start < end && name.charAt(start) == '.') {
      start++;
    }
    while (end > start && name.charAt(end - 1) == '.') {
      end--;
    }
    return name.substring(start, end);
  }
}
