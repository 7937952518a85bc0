package org.signalbox.dra.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signalbox.dra.guard.RateBuckets.Direction;

class RateBucketsTest {

  private final RateBuckets buckets = new RateBuckets(() -> 0);

  @Test
  void shouldGiveNobodyMoreForEverNewNames() {
    // Given
    RateLimit one = new RateLimit(1, 1);

    // When
    long passed =
        IntStream.range(0, 30_000)
            .filter(i -> buckets.of("peer" + i, Direction.RECEIVING, one).tryTake())
            .count();

    // Then: 20,000 of their own, and one for all others together
    assertThat(passed).isEqualTo(20_001);
  }
}
