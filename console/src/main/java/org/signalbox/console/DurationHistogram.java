package org.signalbox.console;

import java.util.List;
import org.signalbox.core.DurationCounts;

/**
 * Durations by how long they were.
 *
 * @param boundsMicros the upper bound of each bucket in microseconds, growing
 * @param counts each bucket by itself, that above the last bound at the end
 * @param sumNanos all durations together, in nanoseconds
 */
public record DurationHistogram(List<Long> boundsMicros, List<Long> counts, long sumNanos) {

  public DurationHistogram {
    boundsMicros = List.copyOf(boundsMicros);
    counts = List.copyOf(counts);
    if (counts.size() != boundsMicros.size() + 1) {
      throw new IllegalArgumentException("there is one bucket more than bounds");
    }
  }

  /** What was counted until now. */
  public static DurationHistogram of(DurationCounts counts) {
    return new DurationHistogram(counts.boundsMicros(), counts.counts(), counts.sumNanos());
  }
}
