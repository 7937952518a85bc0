package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochNanosTest {

  @Test
  void shouldBeTheSameMomentAgain() {
    for (long seed = 1; seed <= 1_000; seed++) {
      // Given
      SplittableRandom random = new SplittableRandom(seed);
      long nanos = random.nextLong() >> random.nextInt(64);

      // When
      Instant moment = EpochNanos.instant(nanos);

      // Then
      assertThat(EpochNanos.of(moment)).as("seed %d", seed).isEqualTo(nanos);
      assertThat(moment).as("seed %d", seed).isEqualTo(Instant.EPOCH.plusNanos(nanos));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE})
  void shouldKeepTheEdges(long nanos) {
    // When
    long again = EpochNanos.of(EpochNanos.instant(nanos));

    // Then
    assertThat(again).isEqualTo(nanos);
  }

  @Test
  void shouldTakeWhatIsOutOfReachForTheNearestMoment() {
    // When
    long before = EpochNanos.of(Instant.MIN);
    long after = EpochNanos.of(Instant.MAX);

    // Then
    assertThat(before).isEqualTo(Long.MIN_VALUE);
    assertThat(after).isEqualTo(Long.MAX_VALUE);
    assertThat(EpochNanos.of(EpochNanos.instant(Long.MIN_VALUE).minusNanos(1))).isEqualTo(before);
    assertThat(EpochNanos.of(EpochNanos.instant(Long.MAX_VALUE).plusNanos(1))).isEqualTo(after);
  }
}
