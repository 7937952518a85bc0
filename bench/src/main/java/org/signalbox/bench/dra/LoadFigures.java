package org.signalbox.bench.dra;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * What one run of the generator measured.
 *
 * @param answered requests answered while counting
 * @param nanos of counting
 * @param errors answers that were no success or not for their request, from the first request on
 * @param lost requests without an answer when the generator gave up waiting
 * @param p50 latency in nanoseconds, as the others
 * @param cpuNanos of the relay while counting
 * @param residentOctets of the relay at the end
 */
record LoadFigures(
    long answered,
    long nanos,
    long errors,
    long lost,
    long p50,
    long p90,
    long p99,
    long p999,
    long max,
    long cpuNanos,
    long residentOctets) {

  private static final int FIELDS = 11;

  /** The latencies of a histogram, to be completed. */
  static LoadFigures of(Histogram latency, long nanos, long errors, long lost) {
    return new LoadFigures(
        latency.getTotalCount(),
        nanos,
        errors,
        lost,
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(90),
        latency.getValueAtPercentile(99),
        latency.getValueAtPercentile(99.9),
        latency.getMaxValue(),
        0,
        0);
  }

  LoadFigures usage(long relayCpuNanos, long relayResidentOctets) {
    return new LoadFigures(
        answered,
        nanos,
        errors,
        lost,
        p50,
        p90,
        p99,
        p999,
        max,
        relayCpuNanos,
        relayResidentOctets);
  }

  long perSecond() {
    return Math.round(answered * 1e9 / nanos);
  }

  /** The relay's CPU time for each transaction, in microseconds. */
  double cpuMicros() {
    return answered == 0 ? 0 : cpuNanos / 1e3 / answered;
  }

  /** One line for the process that started the generator. */
  String line() {
    return LongStream.of(
            answered, nanos, errors, lost, p50, p90, p99, p999, max, cpuNanos, residentOctets)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  /**
   * Reads what {@link #line} wrote.
   *
   * @throws IllegalArgumentException for any other line
   */
  static LoadFigures read(String line) {
    long[] f = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    if (f.length != FIELDS) {
      throw new IllegalArgumentException("no figures: " + line);
    }
    return new LoadFigures(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10]);
  }
}
