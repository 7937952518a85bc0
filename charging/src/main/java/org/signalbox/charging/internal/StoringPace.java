package org.signalbox.charging.internal;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Spreads the work of storing a batch over the time that there is for it.
 *
 * <p>Thousands of CDRs are a third of a second of work for a processor of which there may be two,
 * and whoever answers requests meanwhile waits for it again and again: a thread that wakes up waits
 * until one that works has used up its turn, some milliseconds. So after each piece, of about one,
 * the thread rests twice as long as that took; where it has no time it lets those go first who
 * wait.
 *
 * <pre>
 *   |########|                at once
 *   |#..#..#..#..#..#..#..#|  with time
 * </pre>
 *
 * <p>One thread.
 */
public final class StoringPace {

  /** Never rests. */
  public static final StoringPace NONE = new StoringPace(() -> 0, _ -> {});

  private static final int RESTS_FOR_WORK = 2;

  /** Whoever is ready gets the processor however short it is. */
  private static final long SHORTEST_NANOS = 1;

  /**
   * All rests in one batch: who comes later waits for the same commit, and bringing it onto the
   * disk takes its time, too.
   */
  private static final Duration RESTS_MAX = Duration.ofMillis(100);

  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private long left;
  private long workingSince;

  /**
   * @param nanoTime monotonic
   * @param rest rests for about so many nanoseconds, 1 or more
   */
  public StoringPace(LongSupplier nanoTime, LongConsumer rest) {
    this.nanoTime = nanoTime;
    this.rest = rest;
  }

  /** Work on a batch begins. */
  public void begin() {
    left = RESTS_MAX.toNanos();
    workingSince = nanoTime.getAsLong();
  }

  /**
   * A piece of the batch is done.
   *
   * @param isHurried whether there is no time to rest
   */
  public void done(boolean isHurried) {
    long now = nanoTime.getAsLong();
    long wanted = isHurried ? 0 : Math.min(left, (now - workingSince) * RESTS_FOR_WORK);
    rest.accept(Math.max(SHORTEST_NANOS, wanted));
    workingSince = nanoTime.getAsLong();
    left = Math.max(0, left - (workingSince - now));
  }
}
