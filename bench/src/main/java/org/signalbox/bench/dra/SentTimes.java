package org.signalbox.bench.dra;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the requests of one connection were due, by the low bits of their number. One thread writes
 * and another may read.
 */
final class SentTimes {

  private final AtomicLongArray times;

  /**
   * Room for requests under way.
   *
   * @param underWayMax at most so many; the rest is room for those that are slow
   */
  SentTimes(int underWayMax) {
    this.times = new AtomicLongArray(Integer.highestOneBit(Math.max(8, underWayMax)) * 4);
  }

  void set(int number, long nanos) {
    times.setRelease(number & (times.length() - 1), nanos);
  }

  long get(int number) {
    return times.getAcquire(number & (times.length() - 1));
  }
}
