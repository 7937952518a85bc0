package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;

/** Lets time pass: ends what has come to its end, earliest first. Used by the shard's thread. */
public final class Passing {

  private final Work work;
  private final LedgerState state;
  private final Aftermath aftermath;

  public Passing(Work work, Aftermath aftermath) {
    this.work = work;
    this.aftermath = aftermath;
    this.state = work.state();
  }

  /**
   * @param most things ended; the last account may end more balances than fit
   */
  public LedgerReply tick(int most) {
    int ended = 0;
    long forgetting = state.base(work.at());
    while (ended < most && isSessionDue(forgetting)) {
      giveUpSession();
      ended++;
    }
    while (ended < most && isAccountDue()) {
      ended += endBalances();
    }
    aftermath.apply(work);
    while (ended < most && state.replies().isDue(forgetting)) {
      state.replies().forgetOldest();
      ended++;
    }
    if (ended < most && state.keepsRemoved()) {
      ended += state.forgetRemoved(most - ended);
    }
    boolean hasMore =
        isSessionDue(forgetting)
            || isAccountDue()
            || state.replies().isDue(forgetting)
            || state.keepsRemoved();
    return new LedgerReply.Ticked(ended, hasMore);
  }

  /** Whether a session's time has come; deadlines that sessions have put off are set anew. */
  private boolean isSessionDue(long base) {
    Deadlines.Deadline<String> first = state.sessionDeadlines.first();
    while (first != null && first.at() <= base) {
      Session session = work.session(first.key());
      if (session != null && session.deadlineBase() == first.at()) {
        return true;
      }
      state.sessionDeadlines.set(
          first.key(), session == null ? LedgerTime.NEVER : session.deadlineBase());
      first = state.sessionDeadlines.first();
    }
    return false;
  }

  private void giveUpSession() {
    Deadlines.Deadline<String> first = state.sessionDeadlines.first();
    Session session = first == null ? null : work.session(first.key());
    if (session == null) {
      return;
    }
    List<SessionPart> ended = new ArrayList<>(session.parts().size());
    for (SessionPart part : session.parts()) {
      ended.add(Charging.released(work, session.id(), part));
    }
    work.removeSession(session.id());
    work.record(
        new LedgerRecord.SessionClosed(
            session.id(), session.number(), ended, true, Charging.accounts(work, ended)));
    state.remember(
        new RequestKey(session.id(), session.number()),
        // Its last answer may have granted what is released now, so it is not given again.
        new LedgerReply.Refused(Refusal.SESSION_NOT_FOUND),
        LedgerTime.plus(work.at(), RememberedReplies.AGE_NANOS_MAX));
  }

  /** Whether the first deadline has come; those of accounts that this command changed are set. */
  private boolean isAccountDue() {
    Deadlines.Deadline<AccountId> first = state.accountDeadlines.first();
    while (first != null && first.at() <= work.at()) {
      Account account = work.account(first.key());
      if (account != null && LedgerState.earliestExpiry(account) == first.at()) {
        return true;
      }
      state.accountDeadlines.set(
          first.key(), account == null ? LedgerTime.NEVER : LedgerState.earliestExpiry(account));
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
