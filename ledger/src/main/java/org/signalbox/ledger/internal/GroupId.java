package org.signalbox.ledger.internal;

/**
 * Names a group of accounts that spend each other's balances.
 *
 * @param tenant groups are of one tenant
 * @param group its name, as balances say it
 */
record GroupId(String tenant, String group) {}
