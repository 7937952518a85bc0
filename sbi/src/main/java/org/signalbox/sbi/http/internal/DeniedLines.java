package org.signalbox.sbi.http.internal;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.signalbox.core.OperatorFault;

/**
 * Reads a text that names a certificate a line, by serial number or SHA-256 fingerprint: {@code
 * serial=1A2B}, {@code sha256 Fingerprint=AA:BB…}, or the digits alone.
 *
 * <p>What is mistaken for a serial number shuts out nobody, and nobody hears of it. So a
 * fingerprint of another kind is refused, and so are as many digits as one has where nothing says
 * that they are a serial number. By one thread.
 */
final class DeniedLines {

  private static final int SHA_256_DIGITS = 64;
  private static final int SHA_1_DIGITS = 40;
  private static final int MD5_DIGITS = 32;

  /** RFC 5280 §4.1.2.2: 20 octets at most. */
  private static final int SERIAL_DIGITS_MAX = 40;

  private static final int SHOWN_MAX = 40;

  private static final String EXPECTED =
      "serial=DIGITS or a SHA-256 fingerprint in hexadecimal digits, as openssl x509 -noout -serial"
          + " and -fingerprint -sha256 write them";

  private final Set<BigInteger> serials = new HashSet<>();
  private final Set<String> fingerprints = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final Path file;

  private DeniedLines(Path file) {
    this.file = file;
  }

  /**
   * Reads all lines; those that are empty, and what comes after a #, say nothing.
   *
   * @throws OperatorFault which tells every line that is wrong
   */
  static DeniedCertificates read(Path file, String text) {
    DeniedLines lines = new DeniedLines(file);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.replaceFirst("#.*", "").strip();
      if (!content.isEmpty()) {
        lines.take(number, content);
      }
    }
    if (!lines.problems.isEmpty()) {
      throw new OperatorFault(String.join("; ", lines.problems) + "; expected " + EXPECTED);
    }
    return new DeniedCertificates(lines.serials, lines.fingerprints, List.of());
  }

  private void take(int number, String content) {
    int equals = content.lastIndexOf('=');
    String label = content.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
    String digits = content.substring(equals + 1).strip().replace(":", "").toLowerCase(Locale.ROOT);
    boolean isLabelled = equals >= 0;
    boolean isSerial = label.equals("serial");
    if (digits.isEmpty()
        || !digits.chars().allMatch(HexFormat::isHexDigit)
        || (isLabelled && !isSerial && !label.endsWith("fingerprint"))) {
      tell(number, '"' + shortened(content) + '"');
    } else if (digits.length() == SHA_256_DIGITS && !isSerial) {
      fingerprints.add(digits);
    } else if (digits.length() > SERIAL_DIGITS_MAX) {
      tell(number, digits.length() + " hexadecimal digits");
    } else if (isLabelled && !isSerial) {
      tell(number, "a fingerprint of " + digits.length() + " hexadecimal digits");
    } else if (!isSerial && (digits.length() == SHA_1_DIGITS || digits.length() == MD5_DIGITS)) {
      tell(
          number,
          digits.length()
              + " hexadecimal digits without serial= before them, as many as "
              + (digits.length() == MD5_DIGITS ? "an MD5" : "a SHA-1")
              + " fingerprint has");
    } else {
      serials.add(new BigInteger(digits, 16));
    }
  }

  private void tell(int number, String found) {
    problems.add("%s:%d:1: found %s".formatted(file, number, found));
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
  }
}
