package org.signalbox.charging.internal;

import org.signalbox.charging.CdrNote;

/**
 * A CDR and where it comes from.
 *
 * @param position of its command in the ledger's log
 * @param index of its record in the command
 * @param part which of the CDRs of the record it is, from 0
 */
public record PlacedCdr(CdrNote note, long position, int index, int part) {}
