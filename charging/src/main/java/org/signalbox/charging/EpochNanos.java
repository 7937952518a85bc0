package org.signalbox.charging;

import java.time.Instant;

/**
 * Moments as nanoseconds since 1970, for what is remembered by the hundred thousand: an object for
 * each moment would be one too many. All methods are pure.
 */
public final class EpochNanos {

  private static final long SECOND = 1_000_000_000L;
  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private EpochNanos() {}

  /** The moment; the nearest from 1677 to 2262 for one outside of these years. */
  public static long of(Instant moment) {
    if (moment.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    if (moment.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    // The first second is not whole: the product wraps around, and the sum wraps back.
    return moment.getEpochSecond() * SECOND + moment.getNano();
  }

  /** The moment that such a number is. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
