package org.signalbox.ocs.control;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long answers took, from the request to its answer, as a histogram. Any thread; counting takes
 * no lock and makes no object.
 */
public final class AnswerTimes {

  /** Upper bounds in microseconds, from a quarter of a millisecond to five seconds. */
  public static final List<Long> BOUNDS_MICROS =
      List.of(
          250L,
          500L,
          1_000L,
          2_000L,
          5_000L,
          10_000L,
          20_000L,
          50_000L,
          100_000L,
          200_000L,
          500_000L,
          1_000_000L,
          5_000_000L);

  private static final long[] BOUNDS_NANOS =
      BOUNDS_MICROS.stream().mapToLong(TimeUnit.MICROSECONDS::toNanos).toArray();

  private final LongAdder[] counts = new LongAdder[BOUNDS_NANOS.length + 1];
  private final LongAdder nanos = new LongAdder();

  AnswerTimes() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  void count(long tookNanos) {
    int bucket = 0;
    while (bucket < BOUNDS_NANOS.length && tookNanos > BOUNDS_NANOS[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    nanos.add(tookNanos);
  }

  /** The counts of each bucket by itself, that above the last bound at the end. */
  public List<Long> counts() {
    return List.of(counts).stream().map(LongAdder::sum).toList();
  }

  /** All durations together, in nanoseconds. */
  public long sumNanos() {
    return nanos.sum();
  }
}
