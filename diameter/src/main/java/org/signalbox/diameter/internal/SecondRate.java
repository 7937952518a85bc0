package org.signalbox.diameter.internal;

import java.time.Duration;
import org.signalbox.diameter.node.NodeTime;

/** Lets so many things happen in each second, and no more. Any thread may use it. */
final class SecondRate {

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final NodeTime time;
  private final int perSecond;
  private long secondStart;
  private int spent;

  SecondRate(NodeTime time, int perSecond) {
    this.time = time;
    this.perSecond = perSecond;
    this.secondStart = time.nanoTime();
  }

  synchronized boolean mayPass() {
    long now = time.nanoTime();
    if (now - secondStart >= SECOND_NANOS) {
      secondStart = now;
      spent = 0;
    }
    return spent++ < perSecond;
  }
}
