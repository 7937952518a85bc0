package org.signalbox.ledger.internal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;

/**
 * Accounts of one chunk to octets. Terms are written where they first occur in the chunk and named
 * by their number after that. Used for one chunk by one thread.
 */
final class AccountEncoder {

  private final OctetWriter out;
  private final Map<Object, Integer> written = new HashMap<>();
  private final Recent ofAccounts = new Recent();
  private final Recent ofBalances = new Recent();

  /** The terms written last and their number: most accounts share one object. */
  private static final class Recent {
    private @Nullable Object terms;
    private int number;
  }

  AccountEncoder(OctetWriter out) {
    this.out = out;
  }

  void account(Account account) {
    ActionEncoder.account(out, account.id());
    if (isFirst(account.terms(), ofAccounts)) {
      TermsEncoder.account(out, account.terms());
    }
    out.count(account.firstSerial()).count(account.nextSerial());
    out.count(account.balances().size());
    for (Balance balance : account.balances()) {
      balance(balance);
    }
  }

  private void balance(Balance balance) {
    out.count(balance.serial()).text(balance.id()).text(balance.tor().text());
    out.amount(balance.value()).moment(balance.expiryNanos());
    if (isFirst(balance.terms(), ofBalances)) {
      TermsEncoder.balance(out, balance.terms());
    }
  }

  // The same object is the same terms; another object is looked up.
  @SuppressWarnings("ReferenceEquality")
  private boolean isFirst(Object terms, Recent recent) {
    if (terms == recent.terms) {
      out.count(recent.number);
      return false;
    }
    Integer number = written.putIfAbsent(terms, written.size() + 1);
    out.count(number == null ? 0 : number);
    recent.terms = terms;
    recent.number = number == null ? written.size() : number;
    return number == null;
  }
}
