package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTimeTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000000001Z");
  private static final Instant FIRST_STAMP = Instant.parse("1968-01-20T03:14:08Z");
  private static final Instant LAST_STAMP = Instant.parse("2104-02-26T09:42:23Z");

  @Test
  void shouldTellHowMuchLaterItIsByEachClock() {
    // Given
    ReportTime first = ReportTime.of(NOON, Optional.of(FIRST_STAMP));

    // When
    ReportTime second = ReportTime.of(NOON.plusNanos(7), Optional.of(LAST_STAMP));

    // Then
    assertThat(second.byUs(first)).isEqualTo(Duration.ofNanos(7));
    assertThat(first.byUs(second)).isEqualTo(Duration.ofNanos(-7));
    assertThat(second.byThem(first)).isEqualTo(Duration.between(FIRST_STAMP, LAST_STAMP));
    assertThat(first.byThem(second)).isZero();
  }

  @Test
  void shouldTakeNoTimeForPassedWhereTheClientTellsNone() {
    // Given
    ReportTime told = ReportTime.of(NOON, Optional.of(NOON));

    // When
    ReportTime untold = ReportTime.of(NOON.plusSeconds(5), Optional.empty());

    // Then
    assertThat(untold.byThem(told)).isZero();
    assertThat(told.byThem(untold)).isZero();
    assertThat(untold.byUs(told)).isEqualTo(Duration.ofSeconds(5));
  }
}
