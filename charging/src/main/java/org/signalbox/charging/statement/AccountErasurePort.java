package org.signalbox.charging.statement;

import org.signalbox.ledger.AccountId;

/** Takes the names out of what is kept of an account, as its subscriber may ask (GDPR art. 17). */
public interface AccountErasurePort {

  /**
   * What was done.
   *
   * @param pseudonym the account's name in history and CDRs from now on
   * @param items of history
   * @param cdrs rows
   * @param logUpTo the log up to this position is deleted once its segment is full and two
   *     snapshots are behind it
   */
  record Erased(AccountId pseudonym, long items, long cdrs, long logUpTo) {}

  /**
   * Erases. Blocks.
   *
   * @throws org.signalbox.core.OperatorFault when it cannot be done now; nothing or a part was
   *     done, and doing it again completes it
   */
  Erased erase(AccountId account);
}
