package org.signalbox.charging;

import java.util.List;
import org.signalbox.charging.internal.ProjectedCdrStore;

/**
 * What charging needs of its surroundings.
 *
 * @param versions where the configuration comes from
 * @param store where CDRs go
 * @param details how an event cost is written
 * @param listener who counts
 * @param ledger who is charged
 * @param debited makes CDRs of what was charged
 * @param dynaprepaidPlans the action plans of accounts that their first use makes
 * @param locks let one at a time charge a CDR anew
 */
public record ChargingPorts(
    ChargingVersionPort versions,
    CdrStore store,
    CostDetailsPort details,
    ChargingListener listener,
    LedgerPort ledger,
    DebitedCdrs debited,
    List<String> dynaprepaidPlans,
    CdrLocks locks) {

  public ChargingPorts {
    dynaprepaidPlans = List.copyOf(dynaprepaidPlans);
  }

  /** These ports with a store that waits for the CDRs that the ledger charged. */
  public ChargingPorts readingOwnWrites() {
    return new ChargingPorts(
        versions,
        new ProjectedCdrStore(store, ledger),
        details,
        listener,
        ledger,
        debited,
        dynaprepaidPlans,
        locks);
  }
}
