package org.signalbox.charging.session;

import java.time.InstantSource;
import org.signalbox.charging.ChargingVersionPort;
import org.signalbox.charging.LedgerPort;

/** What notices look at beside the sessions that are remembered. */
record NoticePorts(LedgerPort ledger, ChargingVersionPort versions, InstantSource clock) {}
