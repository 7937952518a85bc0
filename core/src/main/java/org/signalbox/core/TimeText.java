package org.signalbox.core;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Times as clients write them: RFC 3339, {@code 2006-01-02 15:04:05}, epochs of 10 to 19 digits,
 * {@code *now}, {@code +10s} and the reference's other names.
 */
public final class TimeText {

  private TimeText() {}

  /**
   * @param text not empty
   * @param zone decides where the text carries no offset; an offset in the text wins and is kept
   * @param now what relative forms count from
   * @throws IllegalArgumentException {@code Unsupported time format}
   */
  public static ZonedDateTime parse(String text, ZoneId zone, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** RFC 3339 as Go prints it: {@code 2025-08-04T13:00:00Z}, fractions only where there are any. */
  public static String rfc3339(ZonedDateTime time) {
    throw new UnsupportedOperationException();
  }
}
