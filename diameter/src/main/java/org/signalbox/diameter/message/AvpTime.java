package org.signalbox.diameter.message;

import java.time.Instant;

/** The Time format: seconds since 1900, wrapping in 2036 (RFC 6733 §4.3.1). All methods pure. */
final class AvpTime {

  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long ERA = 1L << 32;

  private AvpTime() {}

  /** A set highest bit means the era of 1900, a clear one the era that begins in 2036. */
  static Instant fromWire(int seconds) {
    long since1900 = Integer.toUnsignedLong(seconds);
    long era = seconds < 0 ? 0 : ERA;
    return Instant.ofEpochSecond(since1900 + era - SECONDS_1900_TO_1970);
  }

  static int toWire(Instant instant) {
    return (int) (instant.getEpochSecond() + SECONDS_1900_TO_1970);
  }
}
