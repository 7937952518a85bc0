package org.signalbox.ledger.runtime;

import java.time.Instant;
import org.signalbox.ledger.LedgerRecord;

/**
 * A record with its stable id: position and index.
 *
 * @param position of the command in the log
 * @param index among the records of that command, from 0
 * @param at the moment of the command
 * @param record what happened
 */
public record PositionedRecord(long position, int index, Instant at, LedgerRecord record) {}
