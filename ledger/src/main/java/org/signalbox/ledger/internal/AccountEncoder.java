package org.signalbox.ledger.internal;

import java.util.HashMap;
import java.util.Map;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;

/**
 * Accounts of one chunk to octets. Terms are written where they first occur in the chunk and named
 * by their number after that. Used for one chunk by one thread.
 */
final class AccountEncoder {

  private final OctetWriter out;
  private final Map<Object, Integer> written = new HashMap<>();

  AccountEncoder(OctetWriter out) {
    this.out = out;
  }

  void account(Account account) {
    ActionEncoder.account(out, account.id());
    if (isFirst(account.terms())) {
      TermsEncoder.account(out, account.terms());
    }
    out.count(account.nextSerial()).count(account.balances().size());
    for (Balance balance : account.balances()) {
      balance(balance);
    }
  }

  private void balance(Balance balance) {
    out.count(balance.serial()).text(balance.id()).text(balance.tor().text());
    out.amount(balance.value()).moment(balance.expiryNanos());
    if (isFirst(balance.terms())) {
      TermsEncoder.balance(out, balance.terms());
    }
  }

  private boolean isFirst(Object terms) {
    Integer number = written.putIfAbsent(terms, written.size() + 1);
    out.count(number == null ? 0 : number);
    return number == null;
  }
}
