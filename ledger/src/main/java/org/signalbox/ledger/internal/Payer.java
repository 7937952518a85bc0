package org.signalbox.ledger.internal;

import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceTerms;

/**
 * A balance that may pay, and where in the order it stands: units of the kind first, then units of
 * any kind, then money; the more digits of the number its destinations match; the higher weight;
 * the account's own before those of its group; what ends first; names.
 *
 * @param rank 0 for units of the kind, 1 for units of any kind, 2 for money
 * @param precision digits of the number matched
 */
record Payer(AccountId account, Balance balance, int rank, int precision, boolean isOwn)
    implements Comparable<Payer> {

  static final int UNITS = 0;
  static final int ANY_UNITS = 1;
  static final int MONEY = 2;

  BalanceTerms terms() {
    return balance.terms();
  }

  @Override
  public int compareTo(Payer other) {
    int order = Integer.compare(rank, other.rank);
    order = order != 0 ? order : Integer.compare(other.precision, precision);
    order = order != 0 ? order : other.terms().weight().compareTo(terms().weight());
    order = order != 0 ? order : Boolean.compare(other.isOwn, isOwn);
    order = order != 0 ? order : Long.compare(balance.expiryNanos(), other.balance.expiryNanos());
    order = order != 0 ? order : account.compareTo(other.account);
    order = order != 0 ? order : balance.id().compareTo(other.balance.id());
    return order != 0 ? order : Integer.compare(balance.serial(), other.balance.serial());
  }
}
