/**
 * Makes the ledger's shard durable: logs its commands, executes them in the order of the log, keeps
 * snapshots and hands the records to projectors.
 *
 * <p>Rule of the package: an answer leaves only after its command is on the disk.
 */
@NullMarked
package org.signalbox.ledger.runtime;

import org.jspecify.annotations.NullMarked;
