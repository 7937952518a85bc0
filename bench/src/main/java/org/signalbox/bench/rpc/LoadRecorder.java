package org.signalbox.bench.rpc;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Gathers the latencies of all connections of a loop, after the warm-up. Thread-safe. */
final class LoadRecorder {

  private static final long HIGHEST_NANOS = 60_000_000_000L;

  private final Optional<Long> serverPid;
  private final long startNanos;
  private final long endNanos;
  private final Histogram latencies = new ConcurrentHistogram(HIGHEST_NANOS, 3);
  private final LongAdder failures = new LongAdder();
  private volatile ServerUsage atStart = ServerUsage.UNSEEN;
  private volatile boolean started;

  LoadRecorder(RpcLoad load, Optional<Long> serverPid) {
    this.serverPid = serverPid;
    this.startNanos = System.nanoTime() + load.warmup().toNanos();
    this.endNanos = startNanos + load.duration().toNanos();
  }

  /** Takes an answer; false when the time is over. */
  boolean take(long sentNanos, boolean failed) {
    long now = System.nanoTime();
    if (now >= endNanos) {
      return false;
    }
    if (now >= startNanos) {
      start();
      latencies.recordValue(Math.min(now - sentNanos, HIGHEST_NANOS));
      if (failed) {
        failures.increment();
      }
    }
    return true;
  }

  LoadResult result() {
    ServerUsage atEnd = ServerUsage.of(serverPid);
    return new LoadResult(
        latencies.getTotalCount(),
        failures.sum(),
        endNanos - startNanos,
        latencies,
        atEnd.cpuNanos() - atStart.cpuNanos(),
        atEnd.residentOctets());
  }

  private void start() {
    if (!started) {
      synchronized (this) {
        if (!started) {
          atStart = ServerUsage.of(serverPid);
          started = true;
        }
      }
    }
  }
}
