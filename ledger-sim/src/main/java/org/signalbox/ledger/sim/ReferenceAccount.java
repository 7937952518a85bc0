package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Invariant;

/** An account of the reference model: plain, mutable, copied before each command. */
final class ReferenceAccount {

  boolean disabled;
  boolean mayOwe;
  boolean neverOwes;
  Optional<Long> joinedAt = Optional.empty();
  boolean isWelcome;
  boolean isWatched;
  boolean hasFired;
  int wrongVouchers;
  long wrongSince;
  final List<ReferenceBalance> balances = new ArrayList<>();

  ReferenceAccount copy() {
    ReferenceAccount copy = new ReferenceAccount();
    copy.disabled = disabled;
    copy.mayOwe = mayOwe;
    copy.neverOwes = neverOwes;
    copy.joinedAt = joinedAt;
    copy.isWelcome = isWelcome;
    copy.isWatched = isWatched;
    copy.hasFired = hasFired;
    copy.wrongVouchers = wrongVouchers;
    copy.wrongSince = wrongSince;
    copy.balances.addAll(balances);
    return copy;
  }

  /** Index of the balance of a kind and name; -1 for none. */
  int find(String kind, String name) {
    for (int i = 0; i < balances.size(); i++) {
      if (balances.get(i).kind().equals(kind) && balances.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds money to a balance that does not end, or makes it. */
  void add(String name, BigDecimal value) {
    int at = find(ReferenceBalance.MONEY, name);
    if (at < 0) {
      balances.add(
          new ReferenceBalance(ReferenceBalance.MONEY, name, value, ReferenceBalance.NEVER));
    } else {
      ReferenceBalance known = balances.get(at);
      balances.set(at, known.holding(known.value().add(value)));
    }
  }

  /** Takes what a unit of usage costs; money may go below zero. */
  void take(ReferenceUnit unit) {
    change(unit.kind(), unit.value().negate());
  }

  /** Gives it back. */
  void give(ReferenceUnit unit) {
    change(unit.kind(), unit.value());
  }

  /** Changes the one balance of a kind that the accounts of callers have. */
  void change(String kind, BigDecimal by) {
    for (int i = 0; i < balances.size() && by.signum() != 0; i++) {
      ReferenceBalance balance = balances.get(i);
      if (balance.kind().equals(kind)) {
        balances.set(i, balance.holding(balance.value().add(by)));
        return;
      }
    }
    Invariant.check(by.signum() == 0, "whoever pays has a balance of the kind");
  }

  long firstEnd() {
    return balances.stream()
        .mapToLong(ReferenceBalance::endsAt)
        .min()
        .orElse(ReferenceBalance.NEVER);
  }

  /** Ends what has come to its end; a debt goes on for ever. Returns how many ended. */
  int end(long now) {
    int ended = 0;
    for (int i = balances.size() - 1; i >= 0; i--) {
      ReferenceBalance balance = balances.get(i);
      if (balance.endsAt() <= now) {
        ended++;
        if (balance.value().signum() < 0) {
          balances.set(i, balance.ending(ReferenceBalance.NEVER));
        } else {
          balances.remove(i);
        }
      }
    }
    return ended;
  }

  BigDecimal sum(String kind) {
    return balances.stream()
        .filter(balance -> balance.kind().equals(kind))
        .map(ReferenceBalance::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public String toString() {
    return (disabled ? "disabled " : "") + balances;
  }
}
