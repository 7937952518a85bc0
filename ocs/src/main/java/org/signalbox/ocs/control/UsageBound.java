package org.signalbox.ocs.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.UnitKind;

/**
 * How much of a service can have been used since its last report: no longer than the clock ran,
 * give or take the slack between two clocks, and no more octets than a line can carry meanwhile.
 * Clients have reported 71,582,788 seconds of a short call. All methods are pure.
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
   * How long a service has run since its last report, by the client's clock or ours, whichever ran
   * longer: an error of the client's is in both of its times, but it may also stand still. A
   * service may report nothing for as long as others of its session do, so ours is believed.
   *
   * @param since when the service began or was last reported; empty where nobody remembers
   * @param longest after so much silence a session is given up; what nobody remembers was not
   *     longer, nor is a client's clock believed that says so
   */
  static Duration ran(Optional<ReportTime> since, ReportTime now, Duration longest) {
    if (since.isEmpty()) {
      return longest;
    }
    Duration byUs = now.byUs(since.get());
    Duration byThem = now.byThem(since.get());
    Duration believed = byThem.compareTo(longest) > 0 ? longest : byThem;
    return byUs.compareTo(believed) > 0 ? byUs : believed;
  }

  /** Most usage that a report of a service that has run so long can be about. */
  static long of(UnitKind kind, Duration ran, ContextPolicy context) {
    Duration longest = ran.plus(context.clockSlack());
    return switch (kind) {
      case TIME -> longest.toNanos();
      case OCTETS -> Math.min(longest.toSeconds() * context.lineOctets(), UsageStep.UNITS_MAX);
      case UNITS, MONEY -> UsageStep.UNITS_MAX;
    };
  }
}
