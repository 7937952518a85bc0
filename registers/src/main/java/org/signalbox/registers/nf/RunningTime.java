package org.signalbox.registers.nf;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time during which the register could have heard a heart-beat. It advances with the clock from
 * look to look, but never by more than a second at once and never back: while the process stood
 * still or the clock was set, nobody was silent. Not for several threads at once.
 */
final class RunningTime {

  private static final Duration STEP_MAX = Duration.ofSeconds(1);

  private final InstantSource clock;
  private Instant looked;
  private Duration elapsed = Duration.ZERO;

  RunningTime(InstantSource clock) {
    this.clock = clock;
    this.looked = clock.instant();
  }

  /** The time now, looked at. */
  Duration look() {
    Instant now = clock.instant();
    Duration step = Duration.between(looked, now);
    looked = now;
    if (!step.isNegative()) {
      elapsed = elapsed.plus(step.compareTo(STEP_MAX) > 0 ? STEP_MAX : step);
    }
    return elapsed;
  }
}
