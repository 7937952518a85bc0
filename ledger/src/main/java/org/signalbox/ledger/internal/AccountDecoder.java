package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.rating.TypeOfRecord;

/** Octets to the accounts of one chunk. Used for one chunk by one thread. */
final class AccountDecoder {

  /** One more than can be asked for: the default balance is made whenever it is needed. */
  private static final int BALANCES_MAX = Account.BALANCES_MAX + 1;

  private final OctetReader in;
  private final Interned interned;
  private final List<Object> read = new ArrayList<>();

  AccountDecoder(OctetReader in, Interned interned) {
    this.in = in;
    this.interned = interned;
  }

  Account account() {
    AccountId id = new AccountId(interned.of(in.text()), in.text());
    AccountTerms terms = terms(AccountTerms.class, r -> interned.of(TermsDecoder.account(r)));
    int firstSerial = in.count(Integer.MAX_VALUE);
    int nextSerial = in.count(Integer.MAX_VALUE);
    List<Balance> balances = in.list(BALANCES_MAX, _ -> balance());
    return new Account(id, terms, balances, firstSerial, nextSerial);
  }

  private Balance balance() {
    int serial = in.count(Integer.MAX_VALUE);
    String id = interned.of(in.text());
    TypeOfRecord tor = Interned.tor(in.text());
    Amount value = in.amount();
    long expiry = in.momentNanos();
    return new Balance(
        serial,
        id,
        tor,
        value,
        expiry,
        terms(BalanceTerms.class, r -> interned.of(TermsDecoder.balance(r))));
  }

  private <T> T terms(Class<T> type, Function<OctetReader, T> reading) {
    int number = in.count(read.size());
    if (number == 0) {
      T terms = reading.apply(in);
      read.add(terms);
      return terms;
    }
    Object known = read.get(number - 1);
    if (!type.isInstance(known)) {
      throw in.fault("found the number of other terms");
    }
    return type.cast(known);
  }
}
