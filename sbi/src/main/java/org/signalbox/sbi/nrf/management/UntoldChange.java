package org.signalbox.sbi.nrf.management;

import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.subscription.UntoldChanges;

/**
 * A change that subscribers are still to be told of.
 *
 * @param ticket to be released once they are, or it is given up
 */
record UntoldChange(NfChange change, UntoldChanges.Ticket ticket) {

  /** One that has just happened. */
  static UntoldChange begin(NfChange change, UntoldChanges untold) {
    return new UntoldChange(
        change, change.isOfLoadAlone() ? untold.beginUnstored() : untold.begin(change.revision()));
  }
}
