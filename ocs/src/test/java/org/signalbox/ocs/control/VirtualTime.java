package org.signalbox.ocs.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.ledger.runtime.LedgerClockPort;

/** One clock for node, charging and ledger, which stands still until a test moves it. */
final class VirtualTime implements NodeTime, LedgerClockPort {

  private record Waiting(long dueNanos, Executor executor, Runnable task) {}

  private final Instant origin;
  private final List<Waiting> timers = new ArrayList<>();
  private long nowNanos;

  VirtualTime(String start) {
    origin = Instant.parse(start);
  }

  @Override
  public synchronized Instant instant() {
    return origin.plusNanos(nowNanos);
  }

  @Override
  public synchronized long nanoTime() {
    return nowNanos;
  }

  @Override
  public Instant wallTime() {
    return instant();
  }

  @Override
  public long monotonicNanos() {
    return nanoTime();
  }

  @Override
  public synchronized Timer schedule(Duration delay, Executor executor, Runnable task) {
    Waiting waiting = new Waiting(nowNanos + delay.toNanos(), executor, task);
    timers.add(waiting);
    return () -> cancel(waiting);
  }

  private synchronized void cancel(Waiting waiting) {
    timers.remove(waiting);
  }

  /** Moves the clock; what falls due is handed to its executor, earliest first. */
  void advance(Duration step) {
    long until = nanoTime() + step.toNanos();
    Optional<Waiting> due = takeDue(until);
    while (due.isPresent()) {
      try {
        due.get().executor().execute(due.get().task());
      } catch (RejectedExecutionException e) {
        // The node of this timer is closed.
      }
      due = takeDue(until);
    }
    synchronized (this) {
      nowNanos = until;
    }
  }

  private synchronized Optional<Waiting> takeDue(long until) {
    Optional<Waiting> first =
        timers.stream()
            .filter(waiting -> waiting.dueNanos() <= until)
            .min(Comparator.comparingLong(Waiting::dueNanos));
    first.ifPresent(waiting -> {
      timers.remove(waiting);
      nowNanos = Math.max(nowNanos, waiting.dueNanos());
    });
    return first;
  }
}
