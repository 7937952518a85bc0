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
 * @param firstSerial no serial below it is of this account: such a one is of an account of the same
 *     name that was removed
 * @param nextSerial the serial that the next balance gets
 */
public record Account(
    AccountId id, AccountTerms terms, List<Balance> balances, int firstSerial, int nextSerial)
    implements Keyed<AccountId> {

  /** Balances that an account may have. */
  public static final int BALANCES_MAX = 1_000;

  /** Serials that can be asked for; the default balance is made beyond them, too. */
  private static final int SERIALS_MAX = 2_000_000_000;

  public Account {
    balances = List.copyOf(balances);
  }

  /** An account without balances. */
  public static Account opened(AccountId id, AccountTerms terms, int firstSerial) {
    return new Account(id, terms, List.of(), firstSerial, firstSerial);
  }

  /** Whether no more balances may be asked for. */
  public boolean isFull() {
    return balances.size() >= BALANCES_MAX || nextSerial >= SERIALS_MAX;
  }

  /** Names one of its balances for good, wherever it is spoken of outside the account. */
  public Draw.Source source(Balance balance) {
    return new Draw.Source(id, balance.serial(), kind(balance));
  }

  /** The balance that a name means; empty when that is gone, or of an account before this one. */
  public Optional<Balance> balance(Draw.Source source) {
    return balance(source.serial()).filter(found -> kind(found).equals(source.kind()));
  }

  /** The kind under which the value of one of its balances is counted in totals. */
  public String kind(Balance balance) {
    return balance.isMoney() ? moneyKind() : balance.tor().text();
  }

  /** The kind under which its money is counted in totals. */
  public String moneyKind() {
    return terms.moneyKind();
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
    return new Account(id, newTerms, balances, firstSerial, nextSerial);
  }

  /** This account with a balance in the place of the one with its serial, or behind all others. */
  public Account with(Balance balance) {
    int at = indexOf(balance.serial());
    if (balances.size() == 1 && at == 0) {
      return new Account(id, terms, List.of(balance), firstSerial, nextSerial);
    }
    List<Balance> changed = new ArrayList<>(balances.size() + 1);
    changed.addAll(balances);
    if (at < 0) {
      changed.add(balance);
    } else {
      changed.set(at, balance);
    }
    int next = Math.max(nextSerial, balance.serial() + 1);
    return new Account(id, terms, changed, firstSerial, next);
  }

  /** This account without a balance. */
  public Account without(int serial) {
    List<Balance> kept = new ArrayList<>(balances);
    kept.removeIf(balance -> balance.serial() == serial);
    return new Account(id, terms, kept, firstSerial, nextSerial);
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
