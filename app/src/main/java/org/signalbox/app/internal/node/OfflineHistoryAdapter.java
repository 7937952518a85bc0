package org.signalbox.app.internal.node;

import java.util.function.Consumer;
import org.signalbox.charging.statement.AccountHistoryPort;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.LedgerTail;
import org.signalbox.ledger.runtime.history.HistoryItem;
import org.signalbox.ledger.runtime.history.HistoryItems;
import org.signalbox.ledger.runtime.history.HistoryReader;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;

/**
 * The history in the files of a ledger that nobody runs. What the log has and the history has not
 * is executed again.
 */
public final class OfflineHistoryAdapter implements AccountHistoryPort {

  private final LedgerStoragePort storage;

  public OfflineHistoryAdapter(LedgerStoragePort storage) {
    this.storage = storage;
  }

  @Override
  public Standing read(AccountId account, Consumer<HistoryItem> items) {
    HistoryReader history = HistoryReader.of(storage);
    long upTo = history.position();
    history.read(account, items);
    LedgerTail tail =
        LedgerTail.read(
            storage,
            upTo,
            record ->
                HistoryItems.of(record)
                    .filter(item -> item.account().equals(account))
                    .ifPresent(items));
    return new Standing(tail.position(), tail.view().account(account));
  }
}
