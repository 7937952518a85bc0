/**
 * How the shard keeps, changes and writes its state; no other module looks in here.
 *
 * <p>Starting points: {@link org.signalbox.ledger.internal.SegmentTable} (where the state is),
 * {@link org.signalbox.ledger.internal.Work} (what one command changes, all or nothing), {@link
 * org.signalbox.ledger.internal.OctetWriter} (the form of everything that is stored).
 */
@NullMarked
package org.signalbox.ledger.internal;

import org.jspecify.annotations.NullMarked;
