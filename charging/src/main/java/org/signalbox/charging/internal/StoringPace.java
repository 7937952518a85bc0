package org.signalbox.charging.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spreads the work of storing a batch over the time that there is for it.
 *
 * <p>Thousands of CDRs are half a second of work for a processor of which there may be two, and
 * whoever answers requests meanwhile would wait for it again and again. So the thread rests between
 * pieces: in all no longer than nothing was to be stored before the batch, which is the time that
 * is left over. Where batches follow one another at once it does not rest.
 *
 * <pre>
 *   stored  nothing to do   stored, as before    stored  to do   stored, with rests
 *   |#####|..............|#####|                 |#####|.......|#.#.#.#.#|
 * </pre>
 *
 * <p>One thread.
 */
public final class StoringPace {

  private static final Duration RESTS_MAX = Duration.ofMillis(500);

  /** A rest is that many times as long as the work before it, at most. */
  private static final int RESTS_FOR_WORK = 2;

  private static final long NEVER = Long.MIN_VALUE;

  private final LongSupplier nanoTime;
  private final Rest rest;
  private long endedAt = NEVER;
  private long left;
  private long workingSince;

  /** Rests for a time, or does not where it was interrupted. */
  @FunctionalInterface
  public interface Rest {

    /**
     * @param nanos above 0
     */
    void rest(long nanos);
  }

  /**
   * @param nanoTime monotonic
   */
  public StoringPace(LongSupplier nanoTime, Rest rest) {
    this.nanoTime = nanoTime;
    this.rest = rest;
  }

  /** Work on a batch begins. */
  public void begin() {
    workingSince = nanoTime.getAsLong();
    left = endedAt == NEVER ? 0 : Math.min(workingSince - endedAt, RESTS_MAX.toNanos());
  }

  /**
   * A piece of the batch is done.
   *
   * @param pieces how many are still to be done, 0 or more
   */
  public void done(int pieces) {
    long now = nanoTime.getAsLong();
    long worked = now - workingSince;
    long nanos = pieces == 0 ? 0 : Math.min(left / pieces, worked * RESTS_FOR_WORK);
    if (nanos > 0) {
      rest.rest(nanos);
      workingSince = nanoTime.getAsLong();
      left -= workingSince - now;
    } else {
      workingSince = now;
    }
  }

  /** The batch is stored, or given up. */
  public void end() {
    endedAt = nanoTime.getAsLong();
  }
}
