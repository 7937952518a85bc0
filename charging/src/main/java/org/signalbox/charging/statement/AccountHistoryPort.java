package org.signalbox.charging.statement;

import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.history.HistoryItem;

/** Where the history of accounts is read, of a running ledger or of one that nobody runs. */
public interface AccountHistoryPort {

  /**
   * How an account stands at a moment.
   *
   * @param position of the last command executed then
   * @param account as it is; empty when there is none
   */
  record Standing(long position, Optional<Account> account) {}

  /**
   * Hands over the items of an account, the oldest first, up to a moment that is now. Blocks.
   *
   * @return how the account stands at that moment
   */
  Standing read(AccountId account, Consumer<HistoryItem> items);
}
