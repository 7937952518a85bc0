package org.signalbox.rating.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The wall clock of a call. */
class CallCalendarTest {

  private static final long HOUR = 3_600_000_000_000L;

  private static CallCalendar from(String start) {
    return new CallCalendar(ZonedDateTime.parse(start));
  }

  @Test
  void shouldShowTheTimeOfTheGivenOffset() {
    // When
    LocalDateTime local = from("2025-08-04T23:30:00.5+10:00").localAt(HOUR);

    // Then
    assertThat(local).isEqualTo("2025-08-05T00:30:00.5");
  }

  @Test
  void shouldLeaveOutTheHourOfSpring() {
    // When
    LocalDateTime local = from("2025-03-30T01:30:00+01:00[Europe/Berlin]").localAt(HOUR);

    // Then
    assertThat(local).isEqualTo("2025-03-30T03:30:00");
  }

  @Test
  void shouldCountEvenlyToTheNextLocalTime() {
    // Given
    CallCalendar calendar = from("2025-08-04T22:00:00Z");
    LocalDateTime midnight = LocalDateTime.parse("2025-08-05T00:00:00");

    // When
    long offset = calendar.offsetOf(HOUR, calendar.localAt(HOUR), midnight);

    // Then
    assertThat(offset).isEqualTo(2 * HOUR);
  }

  @Test
  void shouldLookAgainWhenTheZonesOffsetChanges() {
    // Given
    CallCalendar calendar = from("2025-10-26T00:00:00+02:00[Europe/Berlin]");
    LocalDateTime midnight = LocalDateTime.parse("2025-10-27T00:00:00");

    // When
    long offset = calendar.offsetOf(0, calendar.localAt(0), midnight);

    // Then
    assertThat(offset).isEqualTo(3 * HOUR);
  }

  @Test
  void shouldSetMomentsCenturiesAwayAtTheEndOfAllUsage() {
    // Given
    CallCalendar calendar = from("2025-08-04T22:00:00Z");

    // When
    long near = calendar.offsetOf(Instant.parse("2025-08-04T23:00:00Z"));
    long far = calendar.offsetOf(Instant.parse("9999-01-01T00:00:00Z"));

    // Then
    assertThat(near).isEqualTo(HOUR);
    assertThat(far).isEqualTo(Long.MAX_VALUE);
  }
}
