package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.EffectContext.Move;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.StoredAction;
import org.signalbox.ledger.internal.Work.Posting;
import org.signalbox.rating.TypeOfRecord;

/**
 * Does one stored action to the balances of one account. What the action says of a balance is taken
 * on by the one it finds, what it does not say stays. Used once, by one thread.
 */
final class StoredChange {

  private final Work work;
  private final StoredAction action;
  private final List<Move> moves;
  private final Amount units;

  StoredChange(Work work, StoredAction action, List<Move> moves) {
    this.work = work;
    this.action = action;
    this.moves = moves;
    this.units = action.value().map(value -> value.at(work.at())).orElse(Amount.ZERO);
  }

  /** Tops up. */
  @Nullable Refusal credit(Account account) {
    Balance found = live(account);
    Account current = account;
    if (found == null) {
      found = ended(account);
      if (found != null && found.value().signum() > 0) {
        // What has ended must not come back with new value; a debt has not ended.
        current = AccountChange.lapse(work, account, found);
        found = found.withValue(Amount.ZERO);
      }
    }
    if (found == null && isFull(account)) {
      return Refusal.TOO_MANY;
    }
    Balance target = target(current, found);
    Amount before = target.value();
    return switch (action.type()) {
      case TOPUP_RESET ->
          move(current, target, new Posting(EntryKind.ADJUSTMENT, units.minus(before)));
      case TOPUP_ZERO_NEGATIVE -> {
        Amount lifted = before.signum() < 0 ? units.minus(before) : units;
        yield move(current, target, new Posting(EntryKind.TOP_UP, lifted));
      }
      default -> move(current, target, new Posting(EntryKind.TOP_UP, units));
    };
  }

  /** Debits, below zero where it may be. */
  @Nullable Refusal debit(Account account) {
    Balance found = live(account);
    boolean isMoney = kind().equals(TypeOfRecord.MONETARY);
    if (found == null && !isMoney) {
      return Refusal.NOT_FOUND;
    }
    if (found == null && isFull(account)) {
      return Refusal.TOO_MANY;
    }
    Balance target = found != null ? found : target(account, null);
    Account current = account;
    if (action.type() == ActionType.DEBIT_RESET) {
      Posting reset = new Posting(EntryKind.ADJUSTMENT, target.value().negated());
      current = work.post(current, target, reset);
      target = target.withValue(Amount.ZERO);
    }
    boolean mayOwe = isMoney && !account.terms().isNeverNegative();
    if (target.value().compareTo(units) < 0 && !mayOwe) {
      return Refusal.INSUFFICIENT_CREDIT;
    }
    return move(current, target, new Posting(EntryKind.DEBIT, units.negated()));
  }

  /** Sets the value, where one is said, and everything else that is said. */
  @Nullable Refusal set(Account account) {
    Balance live = live(account);
    Balance found = live != null ? live : ended(account);
    if (found == null && isFull(account)) {
      return Refusal.TOO_MANY;
    }
    Balance target = target(account, found);
    Amount change = action.value().isPresent() ? units.minus(target.value()) : Amount.ZERO;
    return move(account, target, new Posting(EntryKind.ADJUSTMENT, change));
  }

  private @Nullable Refusal move(Account account, Balance target, Posting posting) {
    if (!AccountChange.isCountable(target.value().plus(posting.change()))) {
      return Refusal.VALUE_OUT_OF_RANGE;
    }
    Account changed = work.post(account, target, posting);
    Balance after = changed.balance(target.serial()).orElseThrow();
    moves.add(new Move(action.type(), action, after, units));
    return null;
  }

  @Nullable Refusal remove(Account account) {
    Account current = account;
    boolean isFound = false;
    for (Balance balance : account.balances()) {
      if (action.balance().matches(balance)) {
        current = AccountChange.lapse(work, current, balance);
        current = work.removeBalance(current, balance);
        isFound = true;
      }
    }
    return isFound ? null : Refusal.NOT_FOUND;
  }

  @Nullable Refusal setExpiry(Account account) {
    Account current = account;
    long end = action.expiry().map(expiry -> work.end(account, expiry)).orElse(LedgerTime.NEVER);
    for (Balance balance : account.balances()) {
      if (action.balance().matches(balance)) {
        current = current.with(AccountChange.ending(balance, end));
        work.put(current);
      }
    }
    return null;
  }

  @Nullable Refusal transfer(Account account) {
    Balance from = live(account);
    if (from == null) {
      return Refusal.NOT_FOUND;
    }
    ActionParameters.Receiver receiver = ActionParameters.receiver(action.extraParameters());
    AccountAction transfer =
        new AccountAction.Transfer(
            BalanceSelector.of(from.tor(), from.id()),
            receiver.account(),
            receiver.balanceId().orElse(from.id()),
            units);
    return new AccountChange(work, account.id()).apply(List.of(transfer)).orElse(null);
  }

  /** Moves all money that is meant to the default balance. */
  @Nullable Refusal collect(Account account) {
    DefaultBalance to = DefaultBalance.of(work, account);
    Account current = to.account();
    Amount sum = Amount.ZERO;
    for (Balance balance : current.balances()) {
      boolean isMeant =
          balance.isMoney()
              && !balance.id().equals(Balance.DEFAULT_ID)
              && balance.value().signum() > 0
              && !balance.hasExpired(work.at())
              && action.balance().matches(balance);
      if (isMeant) {
        sum = sum.plus(balance.value());
        current =
            work.post(
                current, balance, new Posting(EntryKind.TRANSFER_OUT, balance.value().negated()));
      }
    }
    if (!AccountChange.isCountable(to.balance().value().plus(sum))) {
      return Refusal.VALUE_OUT_OF_RANGE;
    }
    work.post(current, to.balance(), new Posting(EntryKind.TRANSFER_IN, sum));
    return null;
  }

  /** The first balance meant that has not ended; null for none. */
  private @Nullable Balance live(Account account) {
    for (Balance balance : account.balances()) {
      if (!balance.hasExpired(work.at()) && action.balance().matches(balance)) {
        return balance;
      }
    }
    return null;
  }

  /** The balance of the name that is said, which has ended; null for none. */
  private @Nullable Balance ended(Account account) {
    return action.balance().id().flatMap(id -> account.balance(kind(), id)).orElse(null);
  }

  private TypeOfRecord kind() {
    return action.balance().tor().orElse(TypeOfRecord.MONETARY);
  }

  /** Whether no balance can be made of what is meant. */
  private boolean isFull(Account account) {
    boolean isMoney = kind().equals(TypeOfRecord.MONETARY);
    return account.isFull() || !work.mayCount(isMoney ? account.moneyKind() : kind().text());
  }

  /** The balance with everything that is said of it, and the value it has. */
  private Balance target(Account account, @Nullable Balance found) {
    boolean isLive = found != null && !found.hasExpired(work.at());
    long end =
        action
            .expiry()
            .map(expiry -> work.end(account, expiry))
            .orElse(found != null && isLive ? found.expiryNanos() : LedgerTime.NEVER);
    BalanceTerms before = found == null ? BalanceTerms.PLAIN : found.terms();
    return new Balance(
        found == null ? account.nextSerial() : found.serial(),
        found == null ? work.state().interned.of(name(account)) : found.id(),
        Interned.tor(kind()),
        found == null ? Amount.ZERO : found.value(),
        end,
        work.state().interned.of(action.balance().terms(before)));
  }

  /** The name that is said; else the default's for plain money, and one of its own for the rest. */
  private String name(Account account) {
    BalancePattern pattern = action.balance();
    if (pattern.id().isPresent()) {
      return pattern.id().get();
    }
    boolean isPlain = pattern.terms(BalanceTerms.PLAIN).equals(BalanceTerms.PLAIN);
    boolean isDefault = isPlain && kind().equals(TypeOfRecord.MONETARY);
    String name = isDefault ? Balance.DEFAULT_ID : "#" + account.nextSerial();
    Optional<Balance> taken = account.balance(kind(), name);
    while (taken.isPresent()) {
      name = name + "#";
      taken = account.balance(kind(), name);
    }
    return name;
  }
}
