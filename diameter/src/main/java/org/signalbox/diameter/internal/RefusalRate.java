package org.signalbox.diameter.internal;

import java.time.Duration;
import org.signalbox.diameter.node.NodeTime;

/**
 * Lets so many refusals of unknown peers be answered each second; the others are closed without a
 * word, and without a line in the log. Any thread may use it.
 */
final class RefusalRate {

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final NodeTime time;
  private final int perSecond;
  private long secondStart;
  private int spent;

  RefusalRate(NodeTime time, int perSecond) {
    this.time = time;
    this.perSecond = perSecond;
    this.secondStart = time.nanoTime();
  }

  synchronized boolean mayAnswer() {
    long now = time.nanoTime();
    if (now - secondStart >= SECOND_NANOS) {
      secondStart = now;
      spent = 0;
    }
    return spent++ < perSecond;
  }
}
