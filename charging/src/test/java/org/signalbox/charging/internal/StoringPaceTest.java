package org.signalbox.charging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoringPaceTest {

  private final List<Long> restedMillis = new ArrayList<>();
  private long millis = 1_000;
  private final StoringPace pace =
      new StoringPace(
          () -> Duration.ofMillis(millis).toNanos(),
          nanos -> {
            restedMillis.add(Duration.ofNanos(nanos).toMillis());
            millis += Duration.ofNanos(nanos).toMillis();
          });

  /** Stores a batch of pieces that take so long each. */
  private void store(int pieces, long eachMillis) {
    pace.begin();
    for (int left = pieces - 1; left >= 0; left--) {
      millis += eachMillis;
      pace.done(left);
    }
    pace.end();
  }

  @Test
  void shouldNotRestInTheFirstBatch() {
    // Given
    int pieces = 10;

    // When
    store(pieces, 5);

    // Then
    assertThat(restedMillis).isEmpty();
  }

  @Test
  void shouldNotRestWhereBatchesFollowOneAnotherAtOnce() {
    // Given
    store(10, 5);

    // When
    store(10, 5);

    // Then
    assertThat(restedMillis).isEmpty();
  }

  @Test
  void shouldSpreadTheTimeInWhichThereWasNothingToStoreOverThePieces() {
    // Given
    store(4, 50);
    millis += 90;

    // When
    store(4, 50);

    // Then
    assertThat(restedMillis).containsExactly(30L, 30L, 30L);
  }

  @Test
  void shouldRestTwiceAsLongAsItWorkedAtMost() {
    // Given
    store(4, 5);
    millis += 400;

    // When
    store(4, 5);

    // Then
    assertThat(restedMillis).containsExactly(10L, 10L, 10L);
  }

  @Test
  void shouldRestHalfASecondInAllAtMost() {
    // Given
    store(11, 100);
    millis += 60_000;

    // When
    store(11, 100);

    // Then
    assertThat(restedMillis).hasSize(10).containsOnly(50L);
  }
}
