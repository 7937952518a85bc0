package org.signalbox.diameter.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A clock that stands still until a test moves it; timers run in order while it is moved. */
public final class VirtualNodeTime implements NodeTime {

  private static final long PATIENCE_SECONDS = 10;

  private record Waiting(long dueNanos, long number, Executor executor, Runnable task) {}

  private final List<Waiting> timers = new ArrayList<>();
  private long nowNanos = Duration.ofDays(1).toNanos();
  private long numbers;

  @Override
  public synchronized long nanoTime() {
    return nowNanos;
  }

  @Override
  public Instant instant() {
    return Instant.parse("2026-11-22T05:00:00Z").plusNanos(nanoTime());
  }

  @Override
  public synchronized Timer schedule(Duration delay, Executor executor, Runnable task) {
    Waiting waiting = new Waiting(nowNanos + delay.toNanos(), numbers++, executor, task);
    timers.add(waiting);
    return () -> cancel(waiting);
  }

  private synchronized void cancel(Waiting waiting) {
    timers.remove(waiting);
  }

  /** Moves the clock; each timer that falls due has run on its executor before the next one. */
  public void advance(Duration step) {
    long until = nanoTime() + step.toNanos();
    Optional<Waiting> due = takeDue(until);
    while (due.isPresent()) {
      run(due.get());
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
            .min(Comparator.comparingLong(Waiting::dueNanos).thenComparingLong(Waiting::number));
    first.ifPresent(waiting -> {
      timers.remove(waiting);
      nowNanos = Math.max(nowNanos, waiting.dueNanos());
    });
    return first;
  }

  private static void run(Waiting waiting) {
    CountDownLatch done = new CountDownLatch(1);
    try {
      waiting
          .executor()
          .execute(() -> {
            waiting.task().run();
            done.countDown();
          });
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a timer's task did not end");
      }
    } catch (RejectedExecutionException e) {
      // The node of this timer is closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
