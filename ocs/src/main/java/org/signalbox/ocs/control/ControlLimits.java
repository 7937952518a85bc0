package org.signalbox.ocs.control;

import java.time.Duration;

/**
 * Bounds of credit control.
 *
 * @param underWayMax requests under way at once; what begins something is refused from three
 *     quarters of it on
 * @param underWayEnough requests under way from which connections are read no further for a moment
 * @param sessionsMax sessions remembered beside the charging core
 * @param freePatience how long what must not be refused waits for the ledger before it is granted
 *     without it
 */
public record ControlLimits(
    int underWayMax, int underWayEnough, int sessionsMax, Duration freePatience) {

  /** 16,384 requests, 1,024 of them enough, 200,000 sessions, one second. */
  public static final ControlLimits STANDARD =
      new ControlLimits(16_384, 1_024, 200_000, Duration.ofSeconds(1));

  public ControlLimits {
    if (underWayMax < 1 || underWayEnough < 1 || sessionsMax < 1 || !freePatience.isPositive()) {
      throw new IllegalArgumentException("the bounds of credit control are above zero");
    }
  }
}
