package org.signalbox.rpc.cdr;

import java.time.InstantSource;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.core.TenantRules;

/**
 * What the methods on CDRs work with.
 *
 * @param ports what charging works with
 * @param rules what differs between tenants
 * @param clock for relative times
 * @param resultsMax most CDRs in one answer, which is built in memory; a query that finds more is
 *     refused, never cut
 */
public record CdrContext(
    ChargingPorts ports, TenantRules rules, InstantSource clock, int resultsMax) {

  /** About 25 MB of JSON. */
  public static final int RESULTS_MAX_DEFAULT = 10_000;

  CdrStore store() {
    return ports.store();
  }
}
