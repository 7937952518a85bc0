package org.signalbox.diameter.peer;

/** What a peer is good for, as operators see it: the state machine and the watchdog together. */
public enum PeerStatus {
  /** No connection. */
  CLOSED,
  /** Dialling, or waiting for a CEA or an election. */
  CONNECTING,
  /** Takes requests. */
  OPEN,
  /** Misses a watchdog answer: its pending requests went elsewhere, it gets no new ones. */
  SUSPECT,
  /** Back after a fault: gets no requests until three watchdog answers have come. */
  REOPEN,
  /** Drained by the operator: finishes what is pending, gets no new requests. */
  DRAINING,
  /** DPR is under way. */
  CLOSING
}
