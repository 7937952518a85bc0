package org.signalbox.sbi.nrf.management;

/** How many octets may be held at once by all who share it. Thread-safe. */
final class OctetBudget {

  private final long octetsMax;
  private long taken;

  OctetBudget(long octetsMax) {
    this.octetsMax = octetsMax;
  }

  /** Takes some, to be given back; false, and nothing is taken, when they are too many by now. */
  synchronized boolean take(long octets) {
    if (octets > octetsMax - taken) {
      return false;
    }
    taken += octets;
    return true;
  }

  synchronized void giveBack(long octets) {
    taken -= octets;
  }

  /** How many are held. */
  synchronized long taken() {
    return taken;
  }
}
