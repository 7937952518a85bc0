/**
 * The log of commands: frames in preallocated segments, one sync for all that waited.
 *
 * <p>Starting points: {@link org.signalbox.ledger.runtime.journal.JournalWriter}, {@link
 * org.signalbox.ledger.runtime.journal.JournalReader}.
 *
 * <p>Rule of the package: payloads are opaque. Only the tail that no sync confirmed may be cut; a
 * damaged frame before others that were written later is never passed over.
 */
@NullMarked
package org.signalbox.ledger.runtime.journal;

import org.jspecify.annotations.NullMarked;
