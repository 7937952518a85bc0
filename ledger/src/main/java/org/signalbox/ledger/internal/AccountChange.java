package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.Debit;
import org.signalbox.ledger.AccountAction.Disable;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.GiveTrigger;
import org.signalbox.ledger.AccountAction.GiveTriggers;
import org.signalbox.ledger.AccountAction.JoinPlan;
import org.signalbox.ledger.AccountAction.LeavePlan;
import org.signalbox.ledger.AccountAction.Open;
import org.signalbox.ledger.AccountAction.Perform;
import org.signalbox.ledger.AccountAction.PutTrigger;
import org.signalbox.ledger.AccountAction.QuietTriggers;
import org.signalbox.ledger.AccountAction.Remove;
import org.signalbox.ledger.AccountAction.RemoveBalances;
import org.signalbox.ledger.AccountAction.RemoveExpired;
import org.signalbox.ledger.AccountAction.RemoveTriggers;
import org.signalbox.ledger.AccountAction.Reset;
import org.signalbox.ledger.AccountAction.ResetCounters;
import org.signalbox.ledger.AccountAction.ResetTriggers;
import org.signalbox.ledger.AccountAction.RunActions;
import org.signalbox.ledger.AccountAction.SetExpiry;
import org.signalbox.ledger.AccountAction.SetRecurrent;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.AccountAction.TopUpReset;
import org.signalbox.ledger.AccountAction.Transfer;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.EffectContext;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.internal.Work.Posting;
import org.signalbox.rating.TypeOfRecord;

/** Does actions to one account within one work. Used by one thread. */
public final class AccountChange {

  /** Digits before the point that a balance may reach: far from where amounts end. */
  private static final int INTEGER_DIGITS_MAX = 24;

  private final Work work;
  private final AccountId id;

  public AccountChange(Work work, AccountId id) {
    this.work = work;
    this.id = id;
  }

  /** Does all actions in order; or says why one cannot be done, and the work is to be let go. */
  public Optional<Refusal> apply(List<AccountAction> actions) {
    for (AccountAction action : actions) {
      Refusal refusal = apply(action);
      if (refusal != null) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  private @Nullable Refusal apply(AccountAction action) {
    Account account = work.account(id);
    if (action instanceof Configure configure) {
      return configure(account, work.shared(configure.terms()));
    }
    if (action instanceof Open) {
      return account == null ? configure(null, AccountTerms.PREPAID) : null;
    }
    if (account == null) {
      return Refusal.ACCOUNT_NOT_FOUND;
    }
    return switch (action) {
      case Open _ -> null;
      case Configure configure -> configure(account, configure.terms());
      case Disable disable -> configure(account, disabled(account, disable.disabled()));
      case Remove _ -> remove(account);
      case TopUp topUp -> topUp(account, topUp);
      case TopUpReset reset -> topUpReset(account, reset);
      case Debit debit -> debit(account, debit);
      case Reset reset -> reset(account, reset.balances());
      case RemoveBalances remove -> removeBalances(account, remove.balances());
      case RemoveExpired _ -> removeExpired(account);
      case SetExpiry set -> setExpiry(account, set);
      case Transfer transfer -> transfer(account, transfer);
      case Effect effect -> effect(account, effect);
      case RunActions run ->
          new ActionSetRun(work, id, new ActionCause.Asked()).run(run.actionSet());
      case Perform perform ->
          new ActionSetRun(work, id, new ActionCause.Asked()).run(perform.actions());
      case JoinPlan join -> new RulesChange(work, id).join(join);
      case GiveTriggers give -> new RulesChange(work, id).give(give);
      case PutTrigger put -> new RulesChange(work, id).put(put);
      case GiveTrigger give -> new RulesChange(work, id).give(give);
      case LeavePlan _,
          RemoveTriggers _,
          ResetTriggers _,
          QuietTriggers _,
          SetRecurrent _,
          ResetCounters _ ->
          change(new RulesChange(work, id), action);
    };
  }

  /** Changes of rules that can always be made. */
  private static @Nullable Refusal change(RulesChange rules, AccountAction action) {
    switch (action) {
      case LeavePlan leave -> rules.leave(leave.plan());
      case RemoveTriggers remove -> rules.remove(remove.triggers());
      case ResetTriggers reset -> rules.reset(reset.triggers());
      case QuietTriggers quiet -> rules.quiet(quiet.triggers());
      case SetRecurrent set -> rules.setRecurrent(set);
      case ResetCounters reset -> rules.resetCounters(reset.triggers());
      default -> throw new IllegalStateException("no change of rules: " + action);
    }
    return null;
  }

  private AccountTerms disabled(Account account, boolean disabled) {
    return work.shared(account.terms().disabled(disabled));
  }

  private @Nullable Refusal configure(@Nullable Account account, AccountTerms terms) {
    if (!terms.currency().isEmpty()) {
      if (!work.mayCount(terms.moneyKind())) {
        return Refusal.TOO_MANY;
      }
      // Counted from here on, for usage may make such money without being asked.
      work.movements(terms.moneyKind());
    }
    if (account == null) {
      AccountId own = work.state().interned.of(id);
      work.put(Account.opened(own, terms, work.firstSerial()));
      work.record(new LedgerRecord.AccountOpened(id, terms));
      return null;
    }
    boolean isOtherMoney = !account.terms().currency().equals(terms.currency());
    if (isOtherMoney && account.balances().stream().anyMatch(Balance::isMoney)) {
      return Refusal.CURRENCY_MISMATCH;
    }
    if (!account.terms().equals(terms)) {
      work.put(account.withTerms(terms));
      work.record(new LedgerRecord.AccountChanged(id, terms));
    }
    return null;
  }

  private @Nullable Refusal remove(Account account) {
    removeBalances(account, BalanceSelector.ALL);
    work.removeAccount(account);
    return null;
  }

  private @Nullable Refusal topUp(Account account, TopUp topUp) {
    boolean isOtherMoney =
        topUp.currency().isPresent() && !topUp.currency().get().equals(account.terms().currency());
    if (isOtherMoney) {
      return Refusal.CURRENCY_MISMATCH;
    }
    return credit(account, topUp.spec(), new Posting(EntryKind.TOP_UP, topUp.value()));
  }

  private @Nullable Refusal topUpReset(Account account, TopUpReset reset) {
    Optional<Balance> found = account.balance(reset.spec().tor(), reset.spec().id());
    Amount before = found.map(Balance::value).orElse(Amount.ZERO);
    Amount change = reset.value().minus(before);
    return credit(account, reset.spec(), new Posting(EntryKind.ADJUSTMENT, change));
  }

  private @Nullable Refusal credit(Account account, BalanceSpec spec, Posting posting) {
    Balance found = account.balance(spec.tor(), spec.id()).orElse(null);
    Account current = account;
    if (found == null && (account.isFull() || !work.mayCount(kind(account, spec)))) {
      return Refusal.TOO_MANY;
    }
    boolean isGone = found != null && found.hasExpired(work.at()) && found.value().signum() > 0;
    if (found != null && isGone && posting.kind() == EntryKind.TOP_UP) {
      // What has ended must not come back with new money; a debt has not ended.
      current = lapse(work, current, found);
      found = current.balance(found.serial()).orElseThrow();
    }
    Balance balance = balance(current, spec, found);
    if (!isCountable(balance.value().plus(posting.change()))) {
      return Refusal.VALUE_OUT_OF_RANGE;
    }
    work.post(current, balance, posting);
    return null;
  }

  private static String kind(Account account, BalanceSpec spec) {
    boolean isMoney = spec.tor().equals(TypeOfRecord.MONETARY);
    return isMoney ? account.moneyKind() : spec.tor().text();
  }

  private Balance balance(Account account, BalanceSpec spec, @Nullable Balance found) {
    return new Balance(
        found == null ? account.nextSerial() : found.serial(),
        found == null ? work.state().interned.of(spec.id()) : found.id(),
        found == null ? Interned.tor(spec.tor()) : found.tor(),
        found == null ? Amount.ZERO : found.value(),
        work.end(account, spec.expiry()),
        work.state().interned.of(spec.terms()));
  }

  private @Nullable Refusal debit(Account account, Debit debit) {
    List<Balance> live = live(account, debit.balance());
    if (live.isEmpty()) {
      return Refusal.NOT_FOUND;
    }
    Balance balance = live.getFirst();
    Amount after = balance.value().minus(debit.value());
    boolean mayOwe = balance.isMoney() && !account.terms().isNeverNegative();
    if (after.signum() < 0 && !mayOwe) {
      return Refusal.INSUFFICIENT_CREDIT;
    }
    if (!isCountable(after)) {
      return Refusal.VALUE_OUT_OF_RANGE;
    }
    work.post(account, balance, new Posting(EntryKind.DEBIT, debit.value().negated()));
    return null;
  }

  private @Nullable Refusal reset(Account account, BalanceSelector selector) {
    Account current = account;
    for (Balance balance : selected(account, selector)) {
      Posting posting = new Posting(EntryKind.ADJUSTMENT, balance.value().negated());
      current = work.post(current, balance, posting);
    }
    return null;
  }

  private @Nullable Refusal removeBalances(Account account, BalanceSelector selector) {
    Account current = account;
    for (Balance balance : selected(account, selector)) {
      current = lapse(work, current, balance);
      current = work.removeBalance(current, balance);
    }
    return null;
  }

  private @Nullable Refusal removeExpired(Account account) {
    removeExpired(work, account);
    return null;
  }

  /**
   * Ends the balances whose time has come. A debt does not lapse: its balance goes on without an
   * end.
   *
   * @return how many ended
   */
  static int removeExpired(Work work, Account account) {
    Account current = account;
    int ended = 0;
    for (Balance balance : account.balances()) {
      if (!balance.hasExpired(work.at())) {
        continue;
      }
      ended++;
      work.notes().ended(new WorkNotes.Ended(account.id(), balance));
      if (balance.value().signum() < 0) {
        current = current.with(ending(balance, LedgerTime.NEVER));
        work.put(current);
      } else {
        Posting lapse = new Posting(EntryKind.LAPSE, balance.value().negated());
        current = work.removeBalance(work.post(current, balance, lapse), balance);
      }
    }
    return ended;
  }

  private @Nullable Refusal setExpiry(Account account, SetExpiry set) {
    Account current = account;
    for (Balance balance : selected(account, set.balances())) {
      current = current.with(ending(balance, work.end(account, set.expiry())));
      work.put(current);
    }
    return null;
  }

  static Balance ending(Balance balance, long expiryNanos) {
    return new Balance(
        balance.serial(),
        balance.id(),
        balance.tor(),
        balance.value(),
        expiryNanos,
        balance.terms());
  }

  private @Nullable Refusal transfer(Account account, Transfer transfer) {
    Account other = work.account(transfer.to());
    List<Balance> live = live(account, transfer.from());
    if (other == null) {
      return Refusal.ACCOUNT_NOT_FOUND;
    }
    if (live.isEmpty()) {
      return Refusal.NOT_FOUND;
    }
    if (live.stream().map(Balance::tor).distinct().count() > 1) {
      // Ten of what: whoever named it may have meant money or minutes.
      return Refusal.AMBIGUOUS_BALANCE;
    }
    Balance from =
        live.stream()
            .filter(balance -> balance.value().compareTo(transfer.value()) >= 0)
            .findFirst()
            .orElse(live.getFirst());
    if (from.isMoney() && !account.terms().currency().equals(other.terms().currency())) {
      return Refusal.CURRENCY_MISMATCH;
    }
    if (from.value().compareTo(transfer.value()) < 0) {
      return Refusal.INSUFFICIENT_CREDIT;
    }
    work.post(account, from, new Posting(EntryKind.TRANSFER_OUT, transfer.value().negated()));
    return receive(transfer, from);
  }

  private @Nullable Refusal receive(Transfer transfer, Balance from) {
    Account receiver = work.account(transfer.to());
    if (receiver == null) {
      return Refusal.ACCOUNT_NOT_FOUND;
    }
    Balance known = receiver.balance(from.tor(), transfer.toBalanceId()).orElse(null);
    if (known == null && receiver.isFull()) {
      return Refusal.TOO_MANY;
    }
    Balance to =
        known != null
            ? known
            : new Balance(
                receiver.nextSerial(),
                work.state().interned.of(transfer.toBalanceId()),
                from.tor(),
                Amount.ZERO,
                from.expiryNanos(),
                from.terms());
    if (to.hasExpired(work.at())) {
      return Refusal.NOT_FOUND;
    }
    if (!isCountable(to.value().plus(transfer.value()))) {
      return Refusal.VALUE_OUT_OF_RANGE;
    }
    work.post(receiver, to, new Posting(EntryKind.TRANSFER_IN, transfer.value()));
    return null;
  }

  private @Nullable Refusal effect(Account account, Effect effect) {
    EffectContext context =
        new EffectContext(
            LedgerTime.instant(work.at()), account, "", new ActionCause.Asked(), List.of());
    work.record(new LedgerRecord.EffectDue(id, effect, context));
    return null;
  }

  /** What a balance holds is lost, or what it owes forgiven. */
  static Account lapse(Work work, Account account, Balance balance) {
    return work.post(account, balance, new Posting(EntryKind.LAPSE, balance.value().negated()));
  }

  private static List<Balance> selected(Account account, BalanceSelector selector) {
    return account.balances().stream().filter(selector::matches).toList();
  }

  /** Those that have not ended; a debt does not end. */
  private List<Balance> live(Account account, BalanceSelector selector) {
    return account.balances().stream()
        .filter(selector::matches)
        .filter(balance -> !balance.hasExpired(work.at()) || balance.value().signum() < 0)
        .toList();
  }

  static boolean isCountable(Amount value) {
    return value.integerDigits() <= INTEGER_DIGITS_MAX;
  }
}
