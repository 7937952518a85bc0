package org.signalbox.profiles.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.signalbox.core.TimeText;

/** Times read from fields. Without an offset a converter takes UTC, having no tenant to ask. */
final class TimeConverters {

  private TimeConverters() {}

  static String unixTime(String text) {
    return Long.toString(read(text).toEpochSecond());
  }

  static String rfc3339(String text) {
    return TimeText.rfc3339(read(text));
  }

  private static ZonedDateTime read(String text) {
    if (text.startsWith("*") || text.startsWith("+")) {
      // Relative to a clock that converters do not have.
      throw unsupported();
    }
    return read(text, ZoneOffset.UTC, Instant.EPOCH);
  }

  /** A time that must be there. */
  static ZonedDateTime read(String text, ZoneId zone, Instant now) {
    try {
      return TimeText.parse(text, zone, now).orElseThrow(TimeConverters::unsupported);
    } catch (IllegalArgumentException e) {
      throw unsupported();
    }
  }

  private static EvaluationFault unsupported() {
    return new EvaluationFault("Unsupported time format");
  }
}
