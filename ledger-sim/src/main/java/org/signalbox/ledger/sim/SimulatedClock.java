package org.signalbox.ledger.sim;

import java.time.Duration;
import java.time.Instant;
import org.signalbox.ledger.runtime.LedgerClockPort;

/** Time as the simulation says: passes, and jumps as a corrected or sleeping machine's does. */
final class SimulatedClock implements LedgerClockPort {

  private Instant wall = Instant.parse("2026-03-01T00:00:00Z");
  private long nanos;

  @Override
  public Instant wallTime() {
    return wall;
  }

  @Override
  public long monotonicNanos() {
    return nanos;
  }

  void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  /** Moves the wall clock alone; a negative jump sets it back. */
  void jump(Duration by) {
    wall = wall.plus(by);
  }
}
