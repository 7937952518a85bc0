package org.signalbox.ocs.control;

import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.diameter.node.Backlog;

/**
 * How many requests may be under way, so that a flood is refused at the door and not in the queue.
 * What begins something is refused first, while sessions that are open still have room. Any thread.
 */
final class LoadLimit {

  private static final int SHARES = 4;
  private static final int SHARES_FOR_NEW = 3;

  private final int most;
  private final int mostForNew;
  private final int enough;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * @param most requests under way; those that begin something get three quarters of it
   * @param enough requests under way that keep the ledger busy
   */
  LoadLimit(int most, int enough) {
    this.most = most;
    this.enough = enough;
    this.mostForNew = Math.max(1, most / SHARES * SHARES_FOR_NEW);
  }

  /**
   * Counts a request in.
   *
   * @return false when it is one too many, and is not counted
   */
  boolean enter(boolean beginsSomething) {
    int now = underWay.incrementAndGet();
    if (now > (beginsSomething ? mostForNew : most)) {
      underWay.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Counts an answered request out. */
  void leave() {
    underWay.decrementAndGet();
  }

  /**
   * Whether more need to be read: from three quarters of what is enough on nobody is read again.
   */
  Backlog backlog() {
    int now = underWay.get();
    if (now >= enough) {
      return Backlog.HIGH;
    }
    return now < enough * SHARES_FOR_NEW / SHARES ? Backlog.LOW : Backlog.MIDDLE;
  }

  /** Requests under way. */
  int underWay() {
    return underWay.get();
  }
}
