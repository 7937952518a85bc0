/**
 * Snapshots: the shard's state at a position of the log, in a file.
 *
 * <p>Starting points: {@link org.signalbox.ledger.runtime.snapshot.SnapshotWriter}, {@link
 * org.signalbox.ledger.runtime.snapshot.SnapshotReader}.
 *
 * <p>Rule of the package: a file has its final name only when all of it is on the disk.
 */
@NullMarked
package org.signalbox.ledger.runtime.snapshot;

import org.jspecify.annotations.NullMarked;
