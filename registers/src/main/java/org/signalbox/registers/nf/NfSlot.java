package org.signalbox.registers.nf;

import java.time.Duration;

/**
 * The place of one network function in the register. Written under the register's lock; the entry
 * is read by any thread.
 */
final class NfSlot {

  private volatile NfEntry entry;
  private volatile Duration heard;
  private volatile boolean beatUntold;
  private boolean expiring;

  NfSlot(NfEntry entry, Duration heard) {
    this.entry = entry;
    this.heard = heard;
  }

  NfEntry entry() {
    return entry;
  }

  void set(NfEntry changed) {
    entry = changed;
  }

  /** When it was last heard of, in running time. */
  Duration heard() {
    return heard;
  }

  void hear(Duration now) {
    heard = now;
  }

  /** Notes a heart-beat that other instances have to be told of. */
  void owe() {
    beatUntold = true;
  }

  /** Takes the note back; whether there was one. */
  boolean takeOwed() {
    boolean owed = beatUntold;
    beatUntold = false;
    return owed;
  }

  /** Begins a change because of silence; false when one is under way. */
  boolean beginExpiry() {
    if (expiring) {
      return false;
    }
    expiring = true;
    return true;
  }

  void endExpiry() {
    expiring = false;
  }
}
