package org.signalbox.charging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a call was set up and answered, to the microsecond, which is as fine as every database
 * keeps.
 *
 * @param setup when it was set up
 * @param answer when it was answered
 * @param zone decides days and hours of its price; kept so that re-rating sees the same hours
 */
public record CdrTimes(Optional<Instant> setup, Optional<Instant> answer, ZoneId zone) {

  public static final CdrTimes NONE =
      new CdrTimes(Optional.empty(), Optional.empty(), ZoneOffset.UTC);

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /**
   * @throws IllegalArgumentException {@code Unsupported time format} outside the years 1 to 9999
   */
  public CdrTimes {
    setup = storable(setup);
    answer = storable(answer);
    // Of all but calls they are the same: then one object is, too.
    answer = answer.equals(setup) ? setup : answer;
  }

  /** When usage began: the answer; for an unanswered call the set-up; else the year 1. */
  public ZonedDateTime start() {
    return answer.or(() -> setup).orElse(EARLIEST).atZone(zone);
  }

  private static Optional<Instant> storable(Optional<Instant> told) {
    if (told.isEmpty()) {
      return told;
    }
    Instant time = told.get();
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("Unsupported time format");
    }
    // The first moment of the year 1 is how clients write "no time".
    if (time.equals(EARLIEST)) {
      return Optional.empty();
    }
    Instant kept = time.truncatedTo(ChronoUnit.MICROS);
    return kept.equals(time) ? told : Optional.of(kept);
  }
}
