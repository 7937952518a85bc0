package org.signalbox.bench.rpc;

import org.HdrHistogram.Histogram;

/**
 * What a loop measured.
 *
 * @param calls answered while counting
 * @param failures of them that carried an error
 * @param nanos of counting
 * @param latencies in nanoseconds
 * @param serverCpuNanos spent by the server while counting; 0 when it cannot be seen
 * @param serverResidentOctets of the server's memory at the end; 0 when it cannot be seen
 */
public record LoadResult(
    long calls,
    long failures,
    long nanos,
    Histogram latencies,
    long serverCpuNanos,
    long serverResidentOctets) {

  public long callsPerSecond() {
    return Math.round(calls * 1_000_000_000L / (nanos * 1.0));
  }

  public long p50Micros() {
    return latencies.getValueAtPercentile(50) / 1_000;
  }

  public long p99Micros() {
    return latencies.getValueAtPercentile(99) / 1_000;
  }

  /** Tenths of a microsecond of the server's CPU for each call. */
  public long cpuTenthMicrosPerCall() {
    return calls == 0 ? 0 : serverCpuNanos / 100 / calls;
  }
}
