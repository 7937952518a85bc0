package org.signalbox.charging.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has clients asked, now or after a while, one after the other. Any thread hands over; no more than
 * a bound wait at once, and what comes above it is counted and not done.
 */
final class NoticeWorker {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeWorker.class);

  private final int waitingMax;
  private final SessionWorkPort work;
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  NoticeWorker(int waitingMax, SessionWorkPort work) {
    this.waitingMax = waitingMax;
    this.work = work;
  }

  /** Has it done as soon as what was handed over before it is. */
  void now(Runnable notice) {
    after(Duration.ZERO, notice);
  }

  /**
   * Has it done after a while.
   *
   * @return false where too many wait: it is not done
   */
  boolean after(Duration delay, Runnable notice) {
    if (waiting.incrementAndGet() > waitingMax) {
      waiting.decrementAndGet();
      refused.increment();
      return false;
    }
    work.after(delay, () -> run(notice));
    return true;
  }

  private void run(Runnable notice) {
    waiting.decrementAndGet();
    try {
      notice.run();
    } catch (RuntimeException e) {
      // The boundary of the thread: who is not asked comes back in time, the next is to be asked.
      LOG.atError().setCause(e).log("a client could not be asked to come back");
    }
  }

  /** Counts one that is not done because too many wait elsewhere. */
  void refuse() {
    refused.increment();
  }

  /** How many were not done because too many waited. */
  long refused() {
    return refused.sum();
  }
}
