package org.signalbox.app.internal.send;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of requests showed.
 *
 * @param results how many answers had each result
 * @param took from the first request to the last answer
 * @param latencyNanos of each answer, in rising order
 */
public record SendFigures(Map<String, Integer> results, Duration took, List<Long> latencyNanos) {

  private static final double NANOS_PER_MILLI = 1e6;

  public SendFigures {
    results = new TreeMap<>(results);
    latencyNanos = latencyNanos.stream().sorted().toList();
  }

  public int answers() {
    return latencyNanos.size();
  }

  public double perSecond() {
    return answers() * 1e9 / Math.max(1, took.toNanos());
  }

  /** The latency that a share of the answers did not exceed, in milliseconds. */
  public double millis(double share) {
    if (latencyNanos.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(share * latencyNanos.size()) - 1;
    return latencyNanos.get(Math.max(0, rank)) / NANOS_PER_MILLI;
  }
}
