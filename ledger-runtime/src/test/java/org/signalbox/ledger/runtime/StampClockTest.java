package org.signalbox.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.runtime.StampClock.Stamp;

class StampClockTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  /** A machine's two clocks. */
  private static final class TwoClocks implements LedgerClockPort {

    private Instant wall = START;
    private long nanos = 5;

    @Override
    public Instant wallTime() {
      return wall;
    }

    @Override
    public long monotonicNanos() {
      return nanos;
    }

    TwoClocks pass(Duration time) {
      wall = wall.plus(time);
      nanos += time.toNanos();
      return this;
    }

    TwoClocks jump(Duration time) {
      wall = wall.plus(time);
      return this;
    }
  }

  private final TwoClocks clocks = new TwoClocks();

  private StampClock after(Instant last) {
    return new StampClock(clocks, Optional.of(last));
  }

  @Test
  void shouldFollowTheWallClock() {
    // Given
    StampClock stamps = after(START);
    clocks.pass(Duration.ofHours(3));

    // When
    Stamp stamp = stamps.next();

    // Then
    assertThat(stamp).isEqualTo(new Stamp(START.plusSeconds(10_800), Duration.ZERO));
  }

  @Test
  void shouldGoOnAtHalfSpeedWhileTheWallClockIsBehind() {
    // Given
    StampClock stamps = after(START);
    clocks.jump(Duration.ofMinutes(-10)).pass(Duration.ofMinutes(6));
    Stamp behind = stamps.next();

    // When
    clocks.pass(Duration.ofMinutes(30));
    Stamp caughtUp = stamps.next();

    // Then
    assertThat(behind.at()).isEqualTo(START.plusSeconds(180));
    assertThat(caughtUp.at()).isEqualTo(START.plusSeconds(26 * 60));
  }

  @Test
  void shouldTellAnOutageAfterARestart() {
    // Given
    StampClock stamps = after(START.minusSeconds(3_600));

    // When
    Stamp stamp = stamps.next();

    // Then
    assertThat(stamp).isEqualTo(new Stamp(START, Duration.ofHours(1)));
  }

  @Test
  void shouldTellAnOutageAfterTheMachineSlept() {
    // Given
    StampClock stamps = after(START);
    clocks.pass(Duration.ofSeconds(2)).jump(Duration.ofMinutes(20));

    // When
    Stamp stamp = stamps.next();

    // Then
    assertThat(stamp.outage()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void shouldTakeASmallCorrectionForNoOutage() {
    // Given
    StampClock stamps = after(START);
    clocks.pass(Duration.ofSeconds(2)).jump(Duration.ofSeconds(4));

    // When
    Stamp stamp = stamps.next();

    // Then
    assertThat(stamp.outage()).isZero();
  }

  @Test
  void shouldTellNoOutageBeforeTheFirstCommandEver() {
    // When
    Stamp stamp = new StampClock(clocks, Optional.empty()).next();

    // Then
    assertThat(stamp).isEqualTo(new Stamp(START, Duration.ZERO));
  }
}
