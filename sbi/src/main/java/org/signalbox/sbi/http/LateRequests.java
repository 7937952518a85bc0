package org.signalbox.sbi.http;

/** What becomes of a request that its sender has stopped waiting for (TS 29.500 §6.11.2). */
public enum LateRequests {
  /** It is answered 504. Needs clocks that agree to within the sender's patience. */
  REFUSE,
  /** It is served: for networks whose clocks differ. */
  SERVE
}
