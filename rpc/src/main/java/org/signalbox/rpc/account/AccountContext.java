package org.signalbox.rpc.account;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.signalbox.charging.LedgerPort;
import org.signalbox.core.TenantRules;
import org.signalbox.rating.Timing;

/**
 * What the methods on accounts work with.
 *
 * @param ledger where accounts are
 * @param rules what differs between tenants
 * @param timings in force, by name
 * @param clock for relative times
 */
public record AccountContext(
    LedgerPort ledger,
    TenantRules rules,
    Supplier<Map<String, Timing>> timings,
    InstantSource clock) {}
