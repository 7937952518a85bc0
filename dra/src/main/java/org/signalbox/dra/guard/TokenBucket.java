package org.signalbox.dra.guard;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets a {@link RateLimit} pass. The one number kept is the time at which the bucket would be full
 * again; a request moves it on by the time that one token takes. Any thread may use it, without a
 * lock.
 */
final class TokenBucket {

  private final LongSupplier nanoTime;
  private final long tokenNanos;
  private final long burstNanos;
  private final AtomicLong fullAt;

  /**
   * A full bucket.
   *
   * @param nanoTime a monotonic clock, as {@link System#nanoTime}
   */
  TokenBucket(RateLimit limit, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.tokenNanos = TimeUnit.SECONDS.toNanos(1) / limit.perSecond();
    this.burstNanos = tokenNanos * limit.burst();
    this.fullAt = new AtomicLong(nanoTime.getAsLong());
  }

  /** Takes a token; false when there is none. */
  boolean tryTake() {
    while (true) {
      long now = nanoTime.getAsLong();
      long before = fullAt.get();
      long after = (before - now > 0 ? before : now) + tokenNanos;
      if (after - now > burstNanos) {
        return false;
      }
      if (fullAt.compareAndSet(before, after)) {
        return true;
      }
    }
  }
}
