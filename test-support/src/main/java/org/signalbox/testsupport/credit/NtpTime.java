package org.signalbox.testsupport.credit;

import java.time.Instant;

/** The Time format of Diameter (RFC 6733 §4.3.1). All methods are pure. */
final class NtpTime {

  static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

  private NtpTime() {}

  static byte[] of(Instant instant) {
    return OctetWriter.four(instant.getEpochSecond() + SECONDS_1900_TO_1970);
  }
}
