package org.signalbox.ledger.internal;

import java.util.SortedMap;
import org.signalbox.ledger.KindTotals;

/**
 * What an image holds beside its tables.
 *
 * @param clock the moment of the last command
 * @param engine the version in force
 * @param tariffHash of the tariff in force
 * @param extension by how much deadlines were extended
 * @param replySequence of the next reply remembered
 * @param firstSerial that balances of an account get which is opened
 * @param totals by kind of value
 */
public record ImageHead(
    long clock,
    int engine,
    String tariffHash,
    long extension,
    long replySequence,
    int firstSerial,
    SortedMap<String, KindTotals> totals) {}
