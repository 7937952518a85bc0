package org.signalbox.ledger.internal;

import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.rating.TypeOfRecord;

/**
 * The money of an account that everything goes to where no other balance is meant.
 *
 * @param account as it is, with the balance
 * @param balance one of its balances
 */
record DefaultBalance(Account account, Balance balance) {

  /** The default balance, made where it is missing. */
  static DefaultBalance of(Work work, Account account) {
    Account current = work.account(account.id());
    Account known = current == null ? account : current;
    Balance found = known.balance(TypeOfRecord.MONETARY, Balance.DEFAULT_ID).orElse(null);
    if (found != null) {
      return new DefaultBalance(known, found);
    }
    Balance made =
        new Balance(
            known.nextSerial(),
            Balance.DEFAULT_ID,
            TypeOfRecord.MONETARY,
            Amount.ZERO,
            LedgerTime.NEVER,
            BalanceTerms.PLAIN);
    Account with = known.with(made);
    work.put(with);
    return new DefaultBalance(with, made);
  }
}
