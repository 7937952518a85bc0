package org.signalbox.diameter.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.signalbox.diameter.node.NodeTime;

/** The machine's clocks; one daemon thread of the process starts the tasks. */
public final class SystemTime implements NodeTime {

  /** The one instance. */
  public static final SystemTime INSTANCE = new SystemTime();

  private final InstantSource wall = InstantSource.system();
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("diameter-timers").unstarted(task));

  private SystemTime() {
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant instant() {
    return wall.instant();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timer schedule(Duration delay, Executor executor, Runnable task) {
    Future<?> waiting =
        timers.schedule(() -> executor.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }
}
