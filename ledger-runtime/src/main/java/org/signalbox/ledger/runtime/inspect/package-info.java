/**
 * Reads the files of a ledger, whether it is running or not, and judges them.
 *
 * <p>Starting points: {@link org.signalbox.ledger.runtime.inspect.LedgerVerifier}, {@link
 * org.signalbox.ledger.runtime.inspect.LedgerStatistics}.
 *
 * <p>Rule of the package: nothing is written.
 */
@NullMarked
package org.signalbox.ledger.runtime.inspect;

import org.jspecify.annotations.NullMarked;
