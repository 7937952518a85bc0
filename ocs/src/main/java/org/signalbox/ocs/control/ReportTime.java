package org.signalbox.ocs.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a report was made, by two clocks. Neither alone says how long a service ran: a report may
 * come late, and a client's clock may stand still or be set back.
 *
 * @param arrival when it came, by ours
 * @param byClient its Event-Timestamp, however wrong that is: only differences of it are looked at;
 *     empty where it says none
 */
record ReportTime(Instant arrival, Optional<Instant> byClient) {

  /** How much later this is by our clock; below zero where that was set back. */
  Duration byUs(ReportTime earlier) {
    return Duration.between(earlier.arrival, arrival);
  }

  /** How much later this is by the client's clock; zero where it went back, or was not told. */
  Duration byThem(ReportTime earlier) {
    if (byClient.isEmpty() || earlier.byClient.isEmpty()) {
      return Duration.ZERO;
    }
    Duration passed = Duration.between(earlier.byClient.get(), byClient.get());
    return passed.isNegative() ? Duration.ZERO : passed;
  }
}
