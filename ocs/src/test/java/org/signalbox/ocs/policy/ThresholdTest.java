package org.signalbox.ocs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a client is to ask again. */
class ThresholdTest {

  @Test
  void shouldBeAPartOfTheGrant() {
    // When
    long threshold = new Threshold.Share(20).of(1_000_000);

    // Then
    assertThat(threshold).isEqualTo(200_000);
  }

  @Test
  void shouldStayBelowEveryGrantWithoutOverflowing() {
    // Given
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 1_000; i++) {
      long granted = random.nextLong(1, Long.MAX_VALUE);
      int percent = random.nextInt(1, 100);

      // When
      long threshold = new Threshold.Share(percent).of(granted);

      // Then
      assertThat(threshold)
          .as("%s%% of %s, seed %s", percent, granted, seed)
          .isBetween(0L, granted - 1);
    }
  }

  @Test
  void shouldTellNothingWhereTheGrantIsNotAboveAFixedThreshold() {
    // When
    long threshold = new Threshold.Fixed(10).of(10);

    // Then
    assertThat(threshold).isZero();
  }

  @Test
  void shouldBeTheSameForEachLargerGrant() {
    // When
    long threshold = new Threshold.Fixed(10).of(11);

    // Then
    assertThat(threshold).isEqualTo(10);
  }
}
