/**
 * The parts of a ledger that go into a backup, and back into an empty folder.
 *
 * <p>Starting points: {@link org.signalbox.ledger.runtime.backup.LogCopy}, {@link
 * org.signalbox.ledger.runtime.backup.LedgerFileCopy}.
 */
@NullMarked
package org.signalbox.ledger.runtime.backup;

import org.jspecify.annotations.NullMarked;
