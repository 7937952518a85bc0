package org.signalbox.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VirtualClockTest {

  @Test
  void shouldStandStillUntilMoved() {
    // Given
    VirtualClock clock = VirtualClock.at("2025-08-04T13:00:00Z");

    // When
    clock.advance(Duration.ofSeconds(90));

    // Then
    assertThat(clock.instant()).isEqualTo(Instant.parse("2025-08-04T13:01:30Z"));
    assertThat(clock.instant()).isEqualTo(clock.instant());
  }

  @Test
  void shouldMoveBackAsACorrectedClockDoes() {
    // Given
    VirtualClock clock = VirtualClock.at("2025-08-04T13:00:00Z");

    // When
    clock.advance(Duration.ofSeconds(-1));

    // Then
    assertThat(clock.instant()).isEqualTo(Instant.parse("2025-08-04T12:59:59Z"));
  }
}
