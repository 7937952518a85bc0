package org.signalbox.rating.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The wall clock of a call: what local time it is after so much usage.
 *
 * <p>Which rate is in force is a function of what the wall clock shows. Between two changes of the
 * zone's offset the wall clock runs evenly, so the next local time is a subtraction away; a change
 * of the offset is itself a moment at which to look again. Summer time so needs no rule of its own:
 * an hour that is left out is never shown, an hour that comes twice is priced twice.
 */
final class CallCalendar {

  private final Instant start;
  private final ZoneRules rules;

  CallCalendar(ZonedDateTime start) {
    this.start = start.toInstant();
    this.rules = start.getZone().getRules();
  }

  Instant instantAt(long offset) {
    return start.plusNanos(offset);
  }

  LocalDateTime localAt(long offset) {
    Instant at = instantAt(offset);
    return LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), rules.getOffset(at));
  }

  /**
   * The offset at which the wall clock next shows something that may matter.
   *
   * @param local what it shows at {@code offset}
   * @param next the next local time that matters if the clock runs evenly, within a day
   */
  long offsetOf(long offset, LocalDateTime local, LocalDateTime next) {
    long at = plus(offset, Duration.between(local, next));
    if (rules.isFixedOffset()) {
      return at;
    }
    Instant now = instantAt(offset);
    ZoneOffsetTransition transition = rules.nextTransition(now);
    return transition == null
        ? at
        : Math.min(at, plus(offset, Duration.between(now, transition.getInstant())));
  }

  /** The offset of a moment; the largest number there is when it is centuries away. */
  long offsetOf(Instant moment) {
    return plus(0, Duration.between(start, moment));
  }

  private static long plus(long offset, Duration duration) {
    if (duration.toSeconds() >= (Long.MAX_VALUE - offset) / 1_000_000_000 - 1) {
      return Long.MAX_VALUE;
    }
    return offset + duration.toNanos();
  }
}
