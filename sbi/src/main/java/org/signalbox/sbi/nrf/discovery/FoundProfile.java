package org.signalbox.sbi.nrf.discovery;

import org.signalbox.registers.nf.NfProfile;

/** A profile that was found, and how it is shown. */
record FoundProfile(NfProfile profile, ProfileView view) {}
