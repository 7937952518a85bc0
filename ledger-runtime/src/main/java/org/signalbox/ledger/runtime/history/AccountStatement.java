package org.signalbox.ledger.runtime.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.runtime.history.HistoryItem.BalanceName;

/**
 * Adds up the history of an account as it is read: each entry must lead from the balance before to
 * the balance after, and all of them together to what the account holds. One thread.
 */
public final class AccountStatement implements Consumer<HistoryItem> {

  private static final int PROBLEMS_MAX = 20;

  private final Map<BalanceName, Amount> balances = new LinkedHashMap<>();
  private final Map<BalanceName, Amount> carried = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private boolean beginsWithTheAccount;
  private long entries;

  @Override
  public void accept(HistoryItem item) {
    switch (item) {
      case HistoryItem.Entry entry -> add(entry);
      case HistoryItem.AccountStep step -> {
        switch (step.kind()) {
          case OPENED -> beginsWithTheAccount = true;
          case REMOVED -> end(step);
          case CHANGED, ACTIONS_RUN, ACTIONS_REFUSED, VOUCHER_REDEEMED -> {
            // Moves no money.
          }
        }
      }
      case HistoryItem.Usage _ -> {
        // Says what entries are for.
      }
    }
  }

  private void add(HistoryItem.Entry entry) {
    entries++;
    Amount before = entry.after().minus(entry.change());
    Optional<Amount> known = Optional.ofNullable(balances.get(entry.balance()));
    if (known.isEmpty() && !beginsWithTheAccount && before.signum() != 0) {
      // What happened before was deleted or erased.
      carried.put(entry.balance(), before);
    } else if (!known.orElse(Amount.ZERO).equals(before)) {
      problem(
          "position "
              + entry.place().position()
              + ": balance "
              + entry.balance().id()
              + " was "
              + known.orElse(Amount.ZERO)
              + ", but the entry goes from "
              + before
              + " to "
              + entry.after());
    }
    balances.put(entry.balance(), entry.after());
  }

  /** With the account its balances go, and what they held must have lapsed before. */
  private void end(HistoryItem.AccountStep step) {
    balances.forEach((name, value) -> {
      if (value.signum() != 0) {
        problem(
            "position "
                + step.place().position()
                + ": the account was removed with "
                + value
                + " in balance "
                + name.id());
      }
    });
    balances.clear();
    carried.clear();
    beginsWithTheAccount = true;
  }

  private void problem(String sentence) {
    if (problems.size() < PROBLEMS_MAX) {
      problems.add(sentence);
    }
  }

  /** What each balance holds after the last entry, by the order of their first entries. */
  public Map<BalanceName, Amount> balances() {
    return Map.copyOf(balances);
  }

  /** What balances held before the first entry that is left of them. */
  public Map<BalanceName, Amount> carried() {
    return Map.copyOf(carried);
  }

  public long entries() {
    return entries;
  }

  /** What does not add up, in sentences. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Where the sum of the entries and what an account holds differ.
   *
   * @param live the account at the position that the history goes to; empty when there is none
   */
  public List<String> differences(Optional<Account> live) {
    Map<BalanceName, Amount> rest = new LinkedHashMap<>(balances);
    List<String> differences = new ArrayList<>();
    for (Balance balance : live.map(Account::balances).orElse(List.of())) {
      BalanceName name = new BalanceName(balance.serial(), balance.id(), balance.tor().text());
      Amount sum = Optional.ofNullable(rest.remove(name)).orElse(Amount.ZERO);
      // A balance without any entry since history begins is all carried.
      boolean isUntouched = !beginsWithTheAccount && !balances.containsKey(name);
      if (!isUntouched && !sum.equals(balance.value())) {
        differences.add(
            "the entries of balance "
                + balance.id()
                + " add up to "
                + sum
                + ", it holds "
                + balance.value());
      }
    }
    rest.forEach((name, value) -> {
      if (value.signum() != 0) {
        differences.add(
            "the entries of balance " + name.id() + " add up to " + value + ", but it is gone");
      }
    });
    return differences;
  }
}
