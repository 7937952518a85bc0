package org.signalbox.profiles.internal;

import java.time.ZonedDateTime;
import org.signalbox.core.TimeText;
import org.signalbox.profiles.MatchTerms;

/** The attributes that rewrite a time. */
final class TimeOperations {

  private TimeOperations() {}

  /** {@code *unix_timestamp}: seconds since 1970. */
  static AttributeOperation unixTimestamp(Expressions value) {
    return (event, terms) -> Long.toString(read(value, event, terms).toEpochSecond());
  }

  /** {@code *datetime}: RFC 3339. */
  static AttributeOperation dateTime(Expressions value) {
    return (event, terms) -> TimeText.rfc3339(read(value, event, terms));
  }

  private static ZonedDateTime read(Expressions value, EventView event, MatchTerms terms) {
    return TimeConverters.read(
        AttributeOperation.required(value, event), terms.zone(), terms.now());
  }
}
