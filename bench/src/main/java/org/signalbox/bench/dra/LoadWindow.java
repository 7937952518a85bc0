package org.signalbox.bench.dra;

import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.signalbox.bench.rpc.ServerUsage;

/**
 * The time in which answers are counted, after a warm-up; then no more requests leave, and those
 * under way are waited for. Used by the thread that reads.
 */
final class LoadWindow {

  private static final Duration WARM_UP = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

  private final Optional<Long> relayPid;
  private final Histogram latency = new Histogram(LONGEST_NANOS, 3);
  private final long from;
  private final long until;
  private ServerUsage atStart = ServerUsage.UNSEEN;
  private ServerUsage atEnd = ServerUsage.UNSEEN;
  private boolean started;
  private boolean ended;
  private long answered;
  private long errors;

  LoadWindow(GeneratorTask task) {
    this.relayPid = task.relayPid();
    this.from = System.nanoTime() + WARM_UP.toNanos();
    this.until = from + Duration.ofSeconds(task.seconds()).toNanos();
  }

  /** Takes the relay's usage at both ends of the time; called in each turn. */
  void advance(long now) {
    if (!started && now - from >= 0) {
      started = true;
      atStart = ServerUsage.of(relayPid);
    }
    if (!ended && now - until >= 0) {
      ended = true;
      atEnd = ServerUsage.of(relayPid);
    }
  }

  /** False when no more requests shall leave. */
  boolean isOpen(long now) {
    return now - until < 0;
  }

  /** True when answers that are missing now are lost. */
  boolean isHopeless(long now) {
    return now - until > PATIENCE.toNanos();
  }

  /** An answer came. */
  void answered(long dueNanos, long now, boolean wrong) {
    answered++;
    errors += wrong ? 1 : 0;
    if (now - from >= 0 && isOpen(now)) {
      latency.recordValue(Math.clamp(now - dueNanos, 1, LONGEST_NANOS));
    }
  }

  /** Answers since the first request. */
  long answeredCount() {
    return answered;
  }

  LoadFigures figures(long sent) {
    return LoadFigures.of(latency, until - from, errors, sent - answered)
        .usage(atEnd.cpuNanos() - atStart.cpuNanos(), atEnd.residentOctets());
  }
}
