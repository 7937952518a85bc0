package org.signalbox.ocs.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.signalbox.charging.EpochNanos;

/**
 * When a report was made, by two clocks. Neither alone says how long a service ran: a report may
 * come late, and a client's clock may stand still or be set back. Each session keeps one: in two
 * numbers, which are no objects.
 *
 * @param arrival when it came, by ours; {@link EpochNanos}
 * @param byClient its Event-Timestamp, however wrong that is: only differences of it are looked at;
 *     {@link EpochNanos}, {@link #UNTOLD} where it says none
 */
record ReportTime(long arrival, long byClient) {

  /** No time that an Event-Timestamp can say. */
  static final long UNTOLD = Long.MIN_VALUE;

  /**
   * A report.
   *
   * @param byClient empty where it says none
   */
  static ReportTime of(Instant arrival, Optional<Instant> byClient) {
    return new ReportTime(
        EpochNanos.of(arrival), byClient.isPresent() ? EpochNanos.of(byClient.get()) : UNTOLD);
  }

  /** How much later this is by our clock; below zero where that was set back. */
  Duration byUs(ReportTime earlier) {
    return between(earlier.arrival, arrival);
  }

  /** How much later this is by the client's clock; zero where it went back, or was not told. */
  Duration byThem(ReportTime earlier) {
    if (byClient == UNTOLD || earlier.byClient == UNTOLD) {
      return Duration.ZERO;
    }
    Duration passed = between(earlier.byClient, byClient);
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  private static Duration between(long earlier, long later) {
    return Duration.between(EpochNanos.instant(earlier), EpochNanos.instant(later));
  }
}
