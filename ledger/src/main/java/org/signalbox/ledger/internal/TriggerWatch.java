package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.TriggerState;
import org.signalbox.rating.TypeOfRecord;

/**
 * Counts for the triggers of accounts and finds those that fire. Used for one command by the
 * shard's thread.
 */
final class TriggerWatch {

  private final LedgerState state;
  private final TariffShelf tariffs;
  private final long at;
  private final Set<Fired> fired = new HashSet<>();

  TriggerWatch(LedgerState state, TariffShelf tariffs, long at) {
    this.state = state;
    this.tariffs = tariffs;
    this.at = at;
  }

  /** A trigger that has fired by this command. */
  private record Fired(AccountId account, String group, String trigger) {}

  /** Counts what a work did, marks the triggers that fire by it, and says what they run. */
  List<WorkNotes.FollowUp> fired(Work applied) {
    List<WorkNotes.FollowUp> followUps = new ArrayList<>();
    for (Work.Changed changed : touched(applied)) {
      AccountRules rules = state.rules(changed.now().id());
      if (rules != null && !rules.triggers().isEmpty()) {
        look(rules, changed, applied.notes(), followUps);
      }
    }
    return followUps;
  }

  /** The accounts that were changed, and those whose usage was charged without a change of them. */
  private List<Work.Changed> touched(Work applied) {
    List<Work.Changed> touched = new ArrayList<>(applied.changedAccounts());
    Set<AccountId> seen = new HashSet<>();
    touched.forEach(changed -> seen.add(changed.now().id()));
    for (WorkNotes.Usage usage : applied.notes().usages()) {
      addUnchanged(usage.terms().account(), seen, touched);
    }
    for (WorkNotes.Payment payment : applied.notes().payments()) {
      addUnchanged(payment.source().account(), seen, touched);
    }
    return touched;
  }

  private void addUnchanged(AccountId id, Set<AccountId> seen, List<Work.Changed> touched) {
    Account account = seen.add(id) ? state.account(id) : null;
    if (account != null) {
      touched.add(new Work.Changed(Optional.of(account), account));
    }
  }

  private void look(
      AccountRules rules,
      Work.Changed changed,
      WorkNotes notes,
      List<WorkNotes.FollowUp> followUps) {
    List<TriggerState> triggers = new ArrayList<>(rules.triggers());
    boolean isChanged = false;
    for (int i = 0; i < triggers.size(); i++) {
      TriggerState before = triggers.get(i);
      Amount counts = counts(before.trigger(), changed.now(), notes);
      TriggerState now =
          counts.signum() == 0 ? before : before.counting(before.counted().plus(counts));
      if (isAwake(now, changed.now())
          && fires(now, changed, notes, counts.signum() != 0)
          && fired.add(new Fired(rules.account(), now.group(), now.trigger().id()))) {
        now = now.fired(at);
        followUp(rules.account(), now, followUps);
      }
      isChanged |= !now.equals(before);
      triggers.set(i, now);
    }
    if (isChanged) {
      state.put(rules.with(triggers));
    }
  }

  private static void followUp(
      AccountId account, TriggerState trigger, List<WorkNotes.FollowUp> followUps) {
    if (!trigger.trigger().actionSet().isEmpty()) {
      ActionCause cause = new ActionCause.TriggerFired(trigger.group(), trigger.trigger().id());
      followUps.add(new WorkNotes.FollowUp(account, trigger.trigger().actionSet(), cause));
    }
  }

  private boolean isAwake(TriggerState trigger, Account account) {
    boolean isAsleep =
        trigger.lastExecutedNanos() > 0
            && at - trigger.lastExecutedNanos() < trigger.trigger().minSleep().toNanos();
    return !trigger.isExecuted()
        && !isAsleep
        && trigger.trigger().isActive(at)
        && !account.terms().isDisabled();
  }

  private static boolean fires(
      TriggerState state, Work.Changed changed, WorkNotes notes, boolean hasCounted) {
    ActionTrigger trigger = state.trigger();
    Amount threshold = trigger.threshold();
    return switch (trigger.type()) {
      case MAX_EVENT_COUNTER, MAX_BALANCE_COUNTER ->
          hasCounted && state.counted().compareTo(threshold) >= 0;
      case MIN_EVENT_COUNTER, MIN_BALANCE_COUNTER ->
          hasCounted && state.counted().compareTo(threshold) <= 0;
      case MAX_BALANCE ->
          changed.now().balances().stream()
              .anyMatch(balance ->
                  isNew(changed.before(), balance)
                      && trigger.balance().matches(balance)
                      && balance.value().compareTo(threshold) >= 0);
      case MIN_BALANCE ->
          changed.now().balances().stream()
              .anyMatch(balance ->
                  isNew(changed.before(), balance)
                      && trigger.balance().matches(balance)
                      && balance.value().compareTo(threshold) <= 0);
      case BALANCE_EXPIRED ->
          notes.ended().stream()
              .anyMatch(ended ->
                  ended.account().equals(changed.now().id())
                      && trigger.balance().matches(ended.balance()));
    };
  }

  /** Whether a balance has another value than before. */
  private static boolean isNew(Optional<Account> before, Balance balance) {
    return before
        .flatMap(account -> account.balance(balance.serial()))
        .map(known -> !known.value().equals(balance.value()))
        .orElse(true);
  }

  /** What a trigger counts of what was noted. */
  private Amount counts(ActionTrigger trigger, Account account, WorkNotes notes) {
    Amount sum = Amount.ZERO;
    if (trigger.type().countsEvents()) {
      for (WorkNotes.Usage usage : notes.usages()) {
        if (usage.terms().account().equals(account.id()) && isMeant(trigger, usage.terms())) {
          sum = sum.plus(isMoney(trigger) ? usage.charged() : Amount.of(usage.used()));
        }
      }
    } else if (trigger.type().countsBalances()) {
      for (WorkNotes.Payment payment : notes.payments()) {
        boolean isMeant =
            payment.source().account().equals(account.id())
                && account
                    .balance(payment.source().serial())
                    .map(trigger.balance()::matches)
                    .orElse(false);
        sum = isMeant ? sum.plus(payment.amount()) : sum;
      }
    }
    return sum;
  }

  private static boolean isMoney(ActionTrigger trigger) {
    return trigger.balance().tor().map(TypeOfRecord.MONETARY::equals).orElse(false);
  }

  private boolean isMeant(ActionTrigger trigger, PartTerms terms) {
    BalancePattern pattern = trigger.balance();
    boolean isOfKind = isMoney(trigger) || pattern.tor().map(terms.tor()::equals).orElse(true);
    boolean isOfSubject =
        pattern
            .ratingSubject()
            .map(subject ->
                terms.pricing() instanceof Pricing.ByTariff by && by.subject().equals(subject))
            .orElse(true);
    return isOfKind
        && isOfSubject
        && (pattern.categories().isEmpty() || pattern.categories().contains(terms.category()))
        && Payers.precision(
                pattern.destinations(), terms.destination(), tariffs.tariff(state.tariffHash()))
            != PrefixSet.NO_MATCH;
  }
}
