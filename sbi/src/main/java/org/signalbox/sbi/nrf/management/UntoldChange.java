package org.signalbox.sbi.nrf.management;

import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.subscription.UntoldChanges;

/**
 * A change that subscribers are still to be told of.
 *
 * @param ticket to be released once they are, or it is given up
 */
record UntoldChange(NfChange change, UntoldChanges.Ticket ticket) {}
