package org.signalbox.ledger;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;

/**
 * One thing that happened by a command: what projectors and the outbox live on.
 *
 * <p>The changes of the {@link EntryPosted} records of a balance add up to its value, always.
 */
public sealed interface LedgerRecord {

  /** An account came to be. */
  record AccountOpened(AccountId account, AccountTerms terms) implements LedgerRecord {}

  /** An account may be used otherwise than before. */
  record AccountChanged(AccountId account, AccountTerms terms) implements LedgerRecord {}

  /** An account is gone. */
  record AccountRemoved(AccountId account) implements LedgerRecord {}

  /**
   * A balance is gone; what it held has lapsed before.
   *
   * @param balance as it was last
   */
  record BalanceRemoved(AccountId account, Balance balance) implements LedgerRecord {}

  /**
   * The value of a balance changed.
   *
   * @param account whose it is
   * @param balance as it is now
   * @param kind why
   * @param change by how much; below 0 when it is less than before
   * @param session the session for which it changed; empty for none
   */
  record EntryPosted(
      AccountId account, Balance balance, EntryKind kind, Amount change, Optional<String> session)
      implements LedgerRecord {}

  /** A session began. */
  record SessionOpened(String session) implements LedgerRecord {}

  /**
   * Usage was charged.
   *
   * @param session the session or event
   * @param part as it is after it; what it holds is not yet known for good
   * @param usedNow usage that is new by this command; below 0 for a refund
   */
  record UsageCharged(String session, SessionPart part, long usedNow) implements LedgerRecord {}

  /**
   * A session or an event is over, and this is all there is to know of it.
   *
   * @param number of its last request
   * @param parts with nothing held any more
   * @param isGivenUp whether it was given up without its last request
   * @param accounts of the parts, as they are now; none that is gone
   */
  record SessionClosed(
      String session,
      long number,
      List<SessionPart> parts,
      boolean isGivenUp,
      List<Account> accounts)
      implements LedgerRecord {
    public SessionClosed {
      parts = List.copyOf(parts);
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * What was reserved, or is repaid, has no balance to go back to: that has ended, or its account
   * is gone.
   */
  record HoldLapsed(String session, Draw.Source source, Amount amount) implements LedgerRecord {}

  /** Something to be done outside, once at least; its position and index are its id. */
  record EffectDue(AccountId account, AccountAction.Effect effect, EffectContext context)
      implements LedgerRecord {}

  /** A stored set ran on an account. */
  record ActionsRun(AccountId account, String actionSet, ActionCause cause)
      implements LedgerRecord {}

  /** A stored set could not run on an account, and changed nothing. */
  record ActionsRefused(AccountId account, String actionSet, ActionCause cause, Refusal reason)
      implements LedgerRecord {}

  /** A voucher was redeemed. */
  record VoucherRedeemed(AccountId account, String batch, VoucherHash voucher)
      implements LedgerRecord {}

  /** Another tariff prices what begins. */
  record TariffActivated(String hash) implements LedgerRecord {}

  /** Other rules hold. */
  record EngineActivated(int version) implements LedgerRecord {}
}
