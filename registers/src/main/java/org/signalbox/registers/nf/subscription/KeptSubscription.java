package org.signalbox.registers.nf.subscription;

/**
 * A subscription that this instance keeps.
 *
 * @param subscription as it stands
 * @param since the revision of the newest change that was under way when it came here: it is told
 *     of what is newer as that happens
 */
public record KeptSubscription(NfSubscription subscription, long since) {}
