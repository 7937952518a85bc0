package org.signalbox.charging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoringPaceTest {

  private static final Duration SHORTEST = Duration.ofNanos(1);
  private static final Duration TEN = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMillis(40);
  private static final Duration REST = Duration.ofMillis(20);

  private final List<Duration> rests = new ArrayList<>();
  private long millis = 1_000;
  private final StoringPace pace =
      new StoringPace(
          () -> Duration.ofMillis(millis).toNanos(),
          nanos -> {
            rests.add(Duration.ofNanos(nanos));
            millis += Duration.ofNanos(nanos).toMillis();
          });

  /** Stores a batch of pieces that take so long each. */
  private void store(int pieces, long eachMillis, boolean isHurried) {
    pace.begin();
    for (int i = 0; i < pieces; i++) {
      millis += eachMillis;
      pace.done(isHurried);
    }
  }

  @Test
  void shouldRestTwiceAsLongAsEachPieceTook() {
    // Given
    boolean isHurried = false;

    // When
    store(3, 5, isHurried);

    // Then
    assertThat(rests).containsExactly(TEN, TEN, TEN);
  }

  @Test
  void shouldOnlyLetOthersGoFirstWhereItIsHurried() {
    // Given
    boolean isHurried = true;

    // When
    store(3, 5, isHurried);

    // Then
    assertThat(rests).containsExactly(SHORTEST, SHORTEST, SHORTEST);
  }

  @Test
  void shouldRest100MillisecondsInEachBatchAtMost() {
    // Given
    store(4, 20, false);

    // When
    store(4, 20, false);

    // Then
    assertThat(rests).containsExactly(LONG, LONG, REST, SHORTEST, LONG, LONG, REST, SHORTEST);
  }
}
