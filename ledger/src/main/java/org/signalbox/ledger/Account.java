package org.signalbox.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.internal.Keyed;
import org.signalbox.rating.TypeOfRecord;

/**
 * One account as it is between two commands. Immutable.
 *
 * @param id whose it is
 * @param terms how it may be used
 * @param balances in the order they were made
 * @param nextSerial the serial that the next balance gets
 */
public record Account(AccountId id, AccountTerms terms, List<Balance> balances, int nextSerial)
    implements Keyed<AccountId> {

  /** Balances that an account may have. */
  public static final int BALANCES_MAX = 1_000;

  public Account {
    balances = List.copyOf(balances);
  }

  @Override
  public AccountId key() {
    return id;
  }

  public Optional<Balance> balance(int serial) {
    int at = indexOf(serial);
    return at < 0 ? Optional.empty() : Optional.of(balances.get(at));
  }

  /** The balance of that kind and name. */
  public Optional<Balance> balance(TypeOfRecord tor, String balanceId) {
    for (Balance balance : balances) {
      if (balance.tor().equals(tor) && balance.id().equals(balanceId)) {
        return Optional.of(balance);
      }
    }
    return Optional.empty();
  }

  /** This account under other terms. */
  public Account withTerms(AccountTerms newTerms) {
    return new Account(id, newTerms, balances, nextSerial);
  }

  /** This account with a balance in the place of the one with its serial, or behind all others. */
  public Account with(Balance balance) {
    int at = indexOf(balance.serial());
    if (balances.size() == 1 && at == 0) {
      return new Account(id, terms, List.of(balance), nextSerial);
    }
    List<Balance> changed = new ArrayList<>(balances.size() + 1);
    changed.addAll(balances);
    if (at < 0) {
      changed.add(balance);
    } else {
      changed.set(at, balance);
    }
    return new Account(id, terms, changed, Math.max(nextSerial, balance.serial() + 1));
  }

  /** This account without a balance. */
  public Account without(int serial) {
    List<Balance> kept = new ArrayList<>(balances);
    kept.removeIf(balance -> balance.serial() == serial);
    return new Account(id, terms, kept, nextSerial);
  }

  private int indexOf(int serial) {
    for (int i = 0; i < balances.size(); i++) {
      if (balances.get(i).serial() == serial) {
        return i;
      }
    }
    return -1;
  }
}
