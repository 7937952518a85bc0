package org.signalbox.bench.ocs;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** The time in which answers are counted, after a warm-up. One thread. */
final class SessionWindow {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

  private final Histogram latency = new Histogram(LONGEST_NANOS, 3);
  private final long from;
  private final long until;
  private long answered;
  private final ResultCounts errors = new ResultCounts();

  SessionWindow(Duration warmUp, Duration counting) {
    from = System.nanoTime() + warmUp.toNanos();
    until = from + counting.toNanos();
  }

  /** False when no more requests shall leave. */
  boolean isOpen(long now) {
    return now - until < 0;
  }

  /** True when answers that are missing now are lost. */
  boolean isHopeless(long now) {
    return now - until > PATIENCE.toNanos();
  }

  long from() {
    return from;
  }

  /**
   * An answer came.
   *
   * @param code {@link SessionClient#SUCCESS}, or what it says else
   */
  void answered(long dueNanos, long now, int code) {
    answered++;
    boolean isRight = code == SessionClient.SUCCESS;
    if (!isRight) {
      errors.add(code);
    }
    // A refusal is no charged request, however fast it came.
    if (isRight && now - from >= 0 && isOpen(now)) {
      latency.recordValue(Math.clamp(now - dueNanos, 1, LONGEST_NANOS));
    }
  }

  /** Answers since the first request. */
  long answeredCount() {
    return answered;
  }

  /** What was measured, when so many requests have left. */
  SessionFigures figures(long sent) {
    return new SessionFigures(
        latency.getTotalCount(),
        until - from,
        errors,
        sent - answered,
        latency.getCountBetweenValues(SessionFigures.LATE.toNanos(), LONGEST_NANOS),
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(95),
        latency.getValueAtPercentile(99),
        latency.getMaxValue());
  }
}
