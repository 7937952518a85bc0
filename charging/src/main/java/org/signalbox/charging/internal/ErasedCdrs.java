package org.signalbox.charging.internal;

/**
 * Whose CDRs are to lose their names.
 *
 * @param pseudonym the name they get
 */
record ErasedCdrs(String tenant, String account, String pseudonym) {}
