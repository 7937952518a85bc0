/**
 * Accounts, balances, reservations and sessions as one deterministic state machine.
 *
 * <p>Starting points: {@link org.signalbox.ledger.LedgerShard} (the state machine), {@link
 * org.signalbox.ledger.LedgerCommand} (what it is asked, and what is logged), {@link
 * org.signalbox.ledger.LedgerReply} and {@link org.signalbox.ledger.LedgerRecord} (what it answers
 * and what happened), {@link org.signalbox.ledger.LedgerImage} (its whole state at one moment).
 *
 * <p>Rule of the package: pure. The same commands in the same order give the same replies, records
 * and state in every process. No clock, random, thread, file, network, SQL, logging; no {@code
 * double} or {@code float}; no outcome depends on the order of a hash map.
 */
@NullMarked
package org.signalbox.ledger;

import org.jspecify.annotations.NullMarked;
