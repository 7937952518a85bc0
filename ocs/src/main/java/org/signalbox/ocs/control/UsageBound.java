package org.signalbox.ocs.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.UnitKind;

/**
 * How long a service can have been used since its last report: no longer than the clock ran, give
 * or take the slack between two clocks. Clients have reported 71,582,788 seconds of a short call.
 * All methods are pure.
 */
final class UsageBound {

  private UsageBound() {}

  /**
   * When a request was sent: by its Event-Timestamp, where that is within the slack of our own
   * clock, and else when it came.
   */
  static Instant believed(Optional<Instant> claimed, Instant arrival, ContextPolicy context) {
    boolean isNear =
        claimed.isPresent()
            && Duration.between(claimed.get(), arrival).abs().compareTo(context.clockSlack()) <= 0;
    return isNear ? claimed.get() : arrival;
  }

  /**
   * Most usage that a report can be about.
   *
   * @param since when the service began or was last reported; empty where nobody remembers. Then it
   *     was not longer ago than sessions are given up
   */
  static long of(UnitKind kind, Optional<Instant> since, Instant sentAt, ContextPolicy context) {
    if (kind != UnitKind.TIME) {
      return UsageStep.UNITS_MAX;
    }
    Duration ran =
        since
            .map(from -> Duration.between(from, sentAt))
            .filter(passed -> !passed.isNegative())
            .orElse(since.isPresent() ? Duration.ZERO : context.supervision());
    return ran.plus(context.clockSlack()).toNanos();
  }
}
