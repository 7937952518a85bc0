package org.signalbox.core;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long something took, as a histogram. Any thread may count and read; counting takes no lock
 * and makes no object.
 */
public final class DurationCounts {

  private final List<Long> boundsMicros;
  private final long[] boundsNanos;
  private final LongAdder[] counts;
  private final LongAdder nanos = new LongAdder();

  /**
   * Nothing counted yet.
   *
   * @param boundsMicros upper bounds of the buckets in microseconds, rising
   */
  public DurationCounts(List<Long> boundsMicros) {
    this.boundsMicros = List.copyOf(boundsMicros);
    boundsNanos = boundsMicros.stream().mapToLong(TimeUnit.MICROSECONDS::toNanos).toArray();
    counts = new LongAdder[boundsNanos.length + 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /** Counts one. */
  public void count(long tookNanos) {
    int bucket = 0;
    while (bucket < boundsNanos.length && tookNanos > boundsNanos[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    nanos.add(tookNanos);
  }

  /** The upper bounds of the buckets in microseconds. */
  public List<Long> boundsMicros() {
    return boundsMicros;
  }

  /** The counts of each bucket by itself, that above the last bound at the end. */
  public List<Long> counts() {
    return Arrays.stream(counts).map(LongAdder::sum).toList();
  }

  /** All durations together, in nanoseconds. */
  public long sumNanos() {
    return nanos.sum();
  }
}
