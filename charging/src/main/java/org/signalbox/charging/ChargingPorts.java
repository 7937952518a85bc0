package org.signalbox.charging;

/**
 * What charging needs of its surroundings.
 *
 * @param versions where the configuration comes from
 * @param store where CDRs go
 * @param details how an event cost is written
 * @param listener who counts
 */
public record ChargingPorts(
    ChargingVersionPort versions,
    CdrStore store,
    CostDetailsPort details,
    ChargingListener listener) {}
