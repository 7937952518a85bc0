package org.signalbox.ledger;

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

  /** A balance is gone; what it held has lapsed before. */
  record BalanceRemoved(AccountId account, int serial) implements LedgerRecord {}

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

  /** Something to be done outside, once at least; its position and index are its id. */
  record EffectDue(AccountId account, AccountAction.Effect effect) implements LedgerRecord {}

  /** Another tariff prices what begins. */
  record TariffActivated(String hash) implements LedgerRecord {}

  /** Other rules hold. */
  record EngineActivated(int version) implements LedgerRecord {}
}
