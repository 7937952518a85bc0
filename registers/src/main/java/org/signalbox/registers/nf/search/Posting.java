package org.signalbox.registers.nf.search;

import org.signalbox.registers.nf.NfEntry;

/** The place of one network function in the index, the same in all lists. */
final class Posting {

  private volatile NfEntry entry;

  Posting(NfEntry entry) {
    this.entry = entry;
  }

  NfEntry entry() {
    return entry;
  }

  void set(NfEntry changed) {
    entry = changed;
  }
}
