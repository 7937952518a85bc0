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

  /** How much later this is, by the clock that ran longer; never negative. */
  Duration since(ReportTime earlier) {
    Duration byUs = Duration.between(earlier.arrival, arrival);
    Duration byThem =
        byClient.isPresent() && earlier.byClient.isPresent()
            ? Duration.between(earlier.byClient.get(), byClient.get())
            : Duration.ZERO;
    Duration longer = byUs.compareTo(byThem) > 0 ? byUs : byThem;
    return longer.isNegative() ? Duration.ZERO : longer;
  }
}
