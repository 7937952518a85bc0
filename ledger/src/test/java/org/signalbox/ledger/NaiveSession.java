package org.signalbox.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.NaiveAccount.NaiveBalance;

/**
 * A session as slowly as it can be charged: one increment after the other, each wholly from the
 * first balance in order that has enough for it.
 */
final class NaiveSession {

  /** The price of a call, in whole seconds. */
  record Price(BigDecimal fee, BigDecimal perIncrement, int incrementSeconds) {}

  private record Increment(
      long from, long to, @Nullable NaiveBalance payer, BigDecimal amount, boolean isMoney) {}

  private final NaiveAccount account;
  private final String number;
  private final Price price;
  private final List<Increment> paid = new ArrayList<>();

  /** Balances that could not pay the increment at hand: not asked again for this request. */
  private final Set<NaiveBalance> passedOver = new HashSet<>();

  private long used;

  NaiveSession(NaiveAccount account, String number, Price price) {
    this.account = account;
    this.number = number;
    this.price = price;
  }

  /** Asks for seconds more; answers how many can be granted. */
  long reserve(long seconds) {
    passedOver.clear();
    long target = used + seconds;
    while (end() < target && payNext()) {
      // One more increment.
    }
    while (end() < target && payNextOnCredit(account.creditLimit, account.mayGoNegative)) {
      // One more increment.
    }
    return Math.min(end(), target) - used;
  }

  /** Reports seconds used; what was set aside beyond them goes back. */
  void report(long seconds) {
    passedOver.clear();
    used += seconds;
    while (!paid.isEmpty() && paid.getLast().from() >= used) {
      giveBack(paid.removeLast());
    }
    while (end() < used && payNext()) {
      // One more increment.
    }
    while (end() < used && payNextOnCredit(account.creditLimit, account.mayGoNegative)) {
      // One more increment.
    }
    while (end() < used && !account.isNeverNegative) {
      payOwing();
    }
    if (end() < used) {
      paid.add(new Increment(end(), used, null, BigDecimal.ZERO, false));
    }
  }

  /** Money charged for what was used. */
  BigDecimal charged() {
    return paid.stream()
        .filter(increment -> increment.from() < used && increment.isMoney())
        .map(Increment::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void giveBack(Increment increment) {
    if (increment.payer() != null) {
      increment.payer().value = increment.payer().value.add(increment.amount());
    }
  }

  private long end() {
    return paid.isEmpty() ? 0 : paid.getLast().to();
  }

  private boolean isBlockedNow() {
    for (NaiveBalance balance : account.inOrder(number)) {
      if (canPay(balance)) {
        return false;
      }
      if (balance.isBlocker) {
        return true;
      }
    }
    return false;
  }

  private boolean canPay(NaiveBalance balance) {
    return balance.value.compareTo(cost(balance)) >= 0;
  }

  private BigDecimal cost(NaiveBalance balance) {
    return balance.isMoney()
        ? moneyCost()
        : BigDecimal.valueOf(balance.stepSeconds * Caller.SECOND);
  }

  private BigDecimal moneyCost() {
    return end() == 0 ? price.fee().add(price.perIncrement()) : price.perIncrement();
  }

  private boolean payNext() {
    for (NaiveBalance balance : account.inOrder(number)) {
      if (canPay(balance) && !passedOver.contains(balance)) {
        int seconds = balance.isMoney() ? price.incrementSeconds() : balance.stepSeconds;
        pay(balance, cost(balance), seconds);
        return true;
      }
      if (balance.isBlocker) {
        return false;
      }
      passedOver.add(balance);
    }
    return false;
  }

  private boolean payNextOnCredit(@Nullable BigDecimal limit, boolean isAllowed) {
    if (isBlockedNow()) {
      return false;
    }
    BigDecimal cost = moneyCost();
    if (cost.signum() == 0 && !isAllowed) {
      paid.add(new Increment(end(), end() + price.incrementSeconds(), null, cost, true));
      return true;
    }
    if (!isAllowed) {
      return false;
    }
    if (limit != null && owing().value.add(limit).compareTo(cost) < 0) {
      return false;
    }
    payOwing();
    return true;
  }

  private void payOwing() {
    pay(owing(), moneyCost(), price.incrementSeconds());
  }

  private NaiveBalance owing() {
    return account.balance(new NaiveAccount.Shape(Balance.DEFAULT_ID, 0, "", 0, false));
  }

  private void pay(NaiveBalance balance, BigDecimal amount, int seconds) {
    balance.value = balance.value.subtract(amount);
    paid.add(new Increment(end(), end() + seconds, balance, amount, balance.isMoney()));
  }
}
