package org.signalbox.bench.ocs;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What one run of the generator measured. Latencies are nanoseconds.
 *
 * @param answered requests answered while counting
 * @param nanos of counting
 * @param errors answers that were no success, from the first request on
 * @param lost requests without an answer when the generator gave up waiting
 */
public record SessionFigures(
    long answered, long nanos, long errors, long lost, long p50, long p95, long p99, long max) {

  private static final int FIELDS = 8;

  /** Requests answered in a second. */
  public long perSecond() {
    return Math.round(answered * 1e9 / nanos);
  }

  /** One line for the process that started the generator. */
  String line() {
    return LongStream.of(answered, nanos, errors, lost, p50, p95, p99, max)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  /**
   * Reads what {@link #line} wrote.
   *
   * @throws IllegalArgumentException for any other line
   */
  public static SessionFigures read(String line) {
    long[] f = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    if (f.length != FIELDS) {
      throw new IllegalArgumentException("no figures: " + line);
    }
    return new SessionFigures(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]);
  }
}
