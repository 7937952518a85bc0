/**
 * Files as the ledger sees them, with nothing about what is in them.
 *
 * <p>Starting points: {@link org.signalbox.ledger.runtime.storage.LedgerStoragePort}, its adapter
 * {@link org.signalbox.ledger.runtime.storage.FolderStorageAdapter}.
 *
 * <p>Rule of the package: what returned is on the disk where its Javadoc says so, and a disk that
 * is full is told apart from one that lost something.
 */
@NullMarked
package org.signalbox.ledger.runtime.storage;

import org.jspecify.annotations.NullMarked;
