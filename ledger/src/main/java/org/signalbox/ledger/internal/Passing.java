package org.signalbox.ledger.internal;

import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerReply;

/** Lets time pass: ends what has come to its end, earliest first. Used by the shard's thread. */
public final class Passing {

  private final Work work;
  private final LedgerState state;

  public Passing(Work work) {
    this.work = work;
    this.state = work.state();
  }

  /**
   * @param most things ended; the last account may end more balances than fit
   */
  public LedgerReply tick(int most) {
    int ended = 0;
    while (ended < most && isAccountDue()) {
      ended += endBalances();
    }
    work.apply();
    long forgetting = state.base(work.at());
    while (ended < most && state.replies().isDue(forgetting)) {
      state.replies().forgetOldest();
      ended++;
    }
    boolean hasMore = isAccountDue() || state.replies().isDue(forgetting);
    return new LedgerReply.Ticked(ended, hasMore);
  }

  /** Whether the first deadline has come; deadlines that no account has any more are dropped. */
  private boolean isAccountDue() {
    Deadlines.Deadline<AccountId> first = state.accountDeadlines.first();
    while (first != null && first.at() <= work.at()) {
      Account account = work.account(first.key());
      if (account != null && LedgerState.earliestExpiry(account) == first.at()) {
        return true;
      }
      state.accountDeadlines.removeFirst();
      first = state.accountDeadlines.first();
    }
    return false;
  }

  private int endBalances() {
    Deadlines.Deadline<AccountId> first = state.accountDeadlines.first();
    Account account = first == null ? null : work.account(first.key());
    return account == null ? 0 : AccountChange.removeExpired(work, account);
  }
}
