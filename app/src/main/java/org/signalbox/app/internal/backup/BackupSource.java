package org.signalbox.app.internal.backup;

import java.time.InstantSource;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.history.HistoryProjector;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.sql.Database;

/**
 * A running node, as a backup sees it.
 *
 * @param storage the ledger's files
 * @param clock what dates the backup
 */
public record BackupSource(
    LedgerRuntime ledger,
    LedgerStoragePort storage,
    HistoryProjector history,
    Database database,
    InstantSource clock) {}
