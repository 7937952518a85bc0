package org.signalbox.ledger.runtime;

import java.time.Instant;

/** Where the ledger's thread reads the time. Any thread. */
public interface LedgerClockPort {

  /** The time of day; may be set back and forth. */
  Instant wallTime();

  /** Nanoseconds since any moment; never goes back, stands still while the machine sleeps. */
  long monotonicNanos();
}
