package org.signalbox.fuzz;

import java.time.Duration;

/**
 * When a run ends, and what it does the same each time.
 *
 * @param duration longest time, unless something is found
 * @param inputs most inputs; {@value #ANY} for as many as the time allows
 * @param inputTime longest time for one input by the wall clock: what takes longer is a finding, so
 *     it must be more than a busy machine stands still
 * @param seed what the inputs are drawn by; {@value #ANY} for another at each run, which its output
 *     tells
 */
public record FuzzBounds(Duration duration, int inputs, Duration inputTime, int seed) {

  static final int ANY = -1;

  /** An hour of it shall not find what an hour before it has found. */
  static FuzzBounds lasting(Duration duration) {
    return new FuzzBounds(duration, ANY, Duration.ofSeconds(25), ANY);
  }

  /**
   * The same inputs wherever it runs: only a machine too slow for them in time tries fewer, and
   * none is slow enough to be taken for a finding.
   */
  static FuzzBounds repeatable() {
    return new FuzzBounds(Duration.ofSeconds(4), 10_000, Duration.ofMinutes(3), 1);
  }
}
