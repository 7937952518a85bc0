package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the moments that commands are stamped with: they follow the wall clock and never go back.
 *
 * <p>Where the wall clock is behind the last stamp, because it was set back, stamps go on at half
 * the speed of the monotonic clock until the wall clock has caught up: time neither stands still,
 * which would keep reservations for ever, nor stays wrong.
 *
 * <p>Where the wall clock runs ahead of the monotonic one, the machine slept or the program was not
 * running. That is an outage: no client could reach its sessions, so their deadlines must not count
 * it. The ledger's thread.
 */
final class StampClock {

  /** A jump shorter than this is no outage: a correction of the clock, a pause of the machine. */
  static final Duration OUTAGE_MIN = Duration.ofSeconds(5);

  private final LedgerClockPort clock;
  private @Nullable Instant last;
  private long lastNanos;

  /**
   * A moment.
   *
   * @param at for the commands of a batch
   * @param outage how long nobody was served before it; zero for none
   */
  record Stamp(Instant at, Duration outage) {}

  /**
   * @param last the last stamp in the log; empty for an empty log
   */
  StampClock(LedgerClockPort clock, Optional<Instant> last) {
    this.clock = clock;
    this.last = last.orElse(null);
    this.lastNanos = clock.monotonicNanos();
  }

  Stamp next() {
    Instant wall = clock.wallTime();
    long nanos = clock.monotonicNanos();
    Duration passed = Duration.ofNanos(nanos - lastNanos);
    Instant before = last;
    Instant at = wall;
    Duration outage = Duration.ZERO;
    if (before != null) {
      Duration ahead = Duration.between(before.plus(passed), wall);
      if (wall.isBefore(before)) {
        at = before.plus(passed.dividedBy(2));
      } else if (ahead.compareTo(OUTAGE_MIN) >= 0) {
        outage = ahead;
      }
    }
    last = at;
    lastNanos = nanos;
    return new Stamp(at, outage);
  }
}
