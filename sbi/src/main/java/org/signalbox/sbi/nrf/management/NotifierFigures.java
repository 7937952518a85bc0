package org.signalbox.sbi.nrf.management;

import java.util.concurrent.atomic.LongAdder;

/** What became of notifications. Thread-safe. */
public final class NotifierFigures {

  private final LongAdder delivered = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  void delivered() {
    delivered.increment();
  }

  void refused() {
    refused.increment();
  }

  void retried() {
    retried.increment();
  }

  void dropped() {
    dropped.increment();
  }

  /** Those that the subscriber took. */
  public long deliveredSum() {
    return delivered.sum();
  }

  /** Those that the subscriber answered and did not take. */
  public long refusedSum() {
    return refused.sum();
  }

  /** Attempts after a first one. */
  public long retriedSum() {
    return retried.sum();
  }

  /** Those that nobody will get: given up, or too many. */
  public long droppedSum() {
    return dropped.sum();
  }
}
