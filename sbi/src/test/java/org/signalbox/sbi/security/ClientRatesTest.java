package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The rate of one client, on a clock that stands still between two requests. */
class ClientRatesTest {

  private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final ClientRates rates =
      new ClientRates(new SecurityPolicy.RequestRate(200, 10), now::get);

  @Test
  void shouldRefillForAClientThatNeverPausesForAMillisecond() {
    // Given a client that has used up its burst
    int passed = passed(10, Duration.ZERO);
    assertThat(passed).isEqualTo(10);

    // When it goes on for ten seconds, two requests a millisecond
    int after = passed(20_000, Duration.ofNanos(500_000));

    // Then it has its rate, as one has who asks less often
    assertThat(after).isEqualTo(2_000);
  }

  @Test
  void shouldGiveNoMoreThanTheBurstAfterYearsOfSilence() {
    // Given a client that was seen once, three hundred years ago
    assertThat(rates.count("client")).isEmpty();
    now.updateAndGet(then -> then.plus(Duration.ofDays(300L * 366)));

    // When it sends without a pause
    int passed = passed(1_000, Duration.ZERO);

    // Then only its burst passes
    assertThat(passed).isEqualTo(10);
  }

  @Test
  void shouldNotTakeFromAClientWhenTheClockGoesBack() {
    // Given a client that has used up its burst
    passed(10, Duration.ZERO);
    now.updateAndGet(then -> then.minusSeconds(5));
    assertThat(rates.count("client")).isPresent();

    // When a second passes from there
    int passed = passed(200, Duration.ofMillis(5));

    // Then it is served at its rate
    assertThat(passed).isEqualTo(200);
  }

  private int passed(int requests, Duration step) {
    int passed = 0;
    for (int i = 0; i < requests; i++) {
      now.updateAndGet(then -> then.plus(step));
      passed += rates.count("client").isEmpty() ? 1 : 0;
    }
    return passed;
  }
}
