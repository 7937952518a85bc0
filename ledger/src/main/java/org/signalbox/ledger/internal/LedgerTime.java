package org.signalbox.ledger.internal;

import java.time.Instant;
import java.util.Optional;

/** Moments as the ledger keeps them: nanoseconds since 1970, until 2262. */
public final class LedgerTime {

  /** A moment that does not come. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long SECOND = 1_000_000_000L;
  private static final long LAST_NANOS = (NEVER / SECOND - 1) * SECOND;
  private static final Instant LAST = instant(LAST_NANOS);

  private LedgerTime() {}

  /**
   * @throws IllegalArgumentException for a moment before 1970 or after 2262
   */
  public static long nanos(Instant moment) {
    if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST)) {
      throw new IllegalArgumentException("a moment before 1970 or after 2262: " + moment);
    }
    return moment.getEpochSecond() * SECOND + moment.getNano();
  }

  /**
   * @throws IllegalArgumentException for a moment before 1970 or after 2262
   */
  public static void requireKept(long nanos) {
    if (nanos < 0 || nanos > LAST_NANOS) {
      throw new IllegalArgumentException("a moment before 1970 or after 2262: " + instant(nanos));
    }
  }

  /** The moment, or the nearest that can be kept. */
  public static long clampedNanos(Instant moment) {
    if (moment.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return moment.isAfter(LAST) ? NEVER : nanos(moment);
  }

  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
  }

  /** The moment; empty for {@link #NEVER}. */
  public static Optional<Instant> optional(long nanos) {
    return nanos == NEVER ? Optional.empty() : Optional.of(instant(nanos));
  }

  /** A moment so much later; {@link #NEVER} when it is out of reach. */
  public static long plus(long nanos, long by) {
    long later = nanos + by;
    return later < nanos ? NEVER : later;
  }
}
