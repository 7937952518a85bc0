package org.signalbox.sbi.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many octets may be held at once by all who share it. Thread-safe, without a lock. */
public final class OctetBudget {

  private final long octetsMax;
  private final AtomicLong taken = new AtomicLong();

  /** A budget of which nothing is taken. */
  public OctetBudget(long octetsMax) {
    this.octetsMax = octetsMax;
  }

  /** Takes some, to be given back; false, and nothing is taken, when they are too many by now. */
  public boolean take(long octets) {
    long before = taken.get();
    while (octets <= octetsMax - before) {
      long witness = taken.compareAndExchange(before, before + octets);
      if (witness == before) {
        return true;
      }
      before = witness;
    }
    return false;
  }

  /** Gives back what was taken. */
  public void giveBack(long octets) {
    taken.addAndGet(-octets);
  }

  /** How many are held. */
  public long taken() {
    return taken.get();
  }
}
