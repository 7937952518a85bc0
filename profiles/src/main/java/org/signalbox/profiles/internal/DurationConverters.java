package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import org.signalbox.core.UsageText;

/** Converters of durations; a bare number counts nanoseconds. */
final class DurationConverters {

  private static final int NANOS_SCALE = 9;

  private DurationConverters() {}

  static String duration(String text) {
    return UsageText.format(read(text));
  }

  static String seconds(String text) {
    return NumberText.format(BigDecimal.valueOf(read(text), NANOS_SCALE));
  }

  static String nanoseconds(String text) {
    return Long.toString(read(text));
  }

  static long read(String text) {
    try {
      return UsageText.parse(text);
    } catch (IllegalArgumentException e) {
      throw EvaluationFault.from(e);
    }
  }
}
