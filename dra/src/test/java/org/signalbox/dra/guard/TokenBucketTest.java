package org.signalbox.dra.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private int taken(TokenBucket bucket, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += bucket.tryTake() ? 1 : 0;
    }
    return taken;
  }

  @Test
  void shouldGiveTheBurstAtOnceThenTheRateEvenWhenTheClockWrapsAround() {
    // Given
    TokenBucket bucket = new TokenBucket(new RateLimit(10, 3), now::get);
    int burst = taken(bucket, 100);

    // When
    pass(Duration.ofMillis(200));
    int after = taken(bucket, 100);

    // Then
    assertThat(burst).isEqualTo(3);
    assertThat(after).isEqualTo(2);
  }

  @Test
  void shouldFillToTheBurstAndNoFurther() {
    // Given
    TokenBucket bucket = new TokenBucket(new RateLimit(10, 3), now::get);
    taken(bucket, 3);

    // When
    pass(Duration.ofHours(1));

    // Then
    assertThat(taken(bucket, 100)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldNeverGiveMoreThanBurstAndRateTogether(long seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    RateLimit limit = new RateLimit(random.nextInt(1, 5_000), random.nextInt(1, 50));
    TokenBucket bucket = new TokenBucket(limit, now::get);
    long begin = now.get();

    // When
    long taken = 0;
    for (int i = 0; i < 2_000; i++) {
      taken += taken(bucket, random.nextInt(4));
      pass(Duration.ofNanos(random.nextLong(2_000_000)));
    }

    // Then
    long most = limit.burst() + (now.get() - begin) * limit.perSecond() / 1_000_000_000 + 1;
    assertThat(taken).as("seed %d", seed).isBetween(1L, most);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_001})
  void shouldRefuseARateThatIsNone(int rate) {
    assertThatThrownBy(() -> new RateLimit(rate, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateLimit(1, rate)).isInstanceOf(IllegalArgumentException.class);
  }
}
