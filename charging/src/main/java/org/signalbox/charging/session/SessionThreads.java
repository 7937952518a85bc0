package org.signalbox.charging.session;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A virtual thread for each piece of work that may wait, and one thread for all that comes later,
 * which ends where nothing does.
 */
final class SessionThreads implements SessionWorkPort {

  private final ScheduledThreadPoolExecutor later =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("session-notices").factory());

  SessionThreads() {
    later.setKeepAliveTime(10, TimeUnit.SECONDS);
    later.allowCoreThreadTimeOut(true);
  }

  @Override
  public void start(Runnable work) {
    Thread.startVirtualThread(work);
  }

  @Override
  public void after(Duration delay, Runnable work) {
    var _ = later.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
