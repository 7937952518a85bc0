/**
 * The history of accounts: every entry, with what explains it, in files that are only appended to.
 *
 * <p>Starting points: {@link org.signalbox.ledger.runtime.history.HistoryProjector} writes it,
 * {@link org.signalbox.ledger.runtime.history.HistoryReader} reads it, {@link
 * org.signalbox.ledger.runtime.history.AccountStatement} adds it up. The rule: it decides nothing;
 * all of it can be made again from the log.
 */
@NullMarked
package org.signalbox.ledger.runtime.history;

import org.jspecify.annotations.NullMarked;
