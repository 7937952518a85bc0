package org.signalbox.rpc.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many octets all clients together may make the program hold at once. Thread-safe; never
 * blocks.
 */
final class OctetBudget {

  private final long capacity;
  private final AtomicLong held = new AtomicLong();

  OctetBudget(long capacity) {
    this.capacity = capacity;
  }

  /**
   * Takes octets if there is room for them; what was taken is to be {@linkplain #give given back}.
   * When nothing is held there is room for anything, so that the largest request is served alone.
   */
  boolean take(long octets) {
    while (true) {
      long before = held.get();
      if (before > 0 && before + octets > capacity) {
        return false;
      }
      if (held.compareAndSet(before, before + octets)) {
        return true;
      }
    }
  }

  void give(long octets) {
    held.addAndGet(-octets);
  }

  long held() {
    return held.get();
  }
}
