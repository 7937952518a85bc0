package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.GiveTrigger;
import org.signalbox.ledger.AccountAction.GiveTriggers;
import org.signalbox.ledger.AccountAction.JoinPlan;
import org.signalbox.ledger.AccountAction.PutTrigger;
import org.signalbox.ledger.AccountAction.SetRecurrent;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.TriggerSelector;
import org.signalbox.ledger.TriggerState;

/** Changes the rules of one account within one work. Used by one thread. */
final class RulesChange {

  private final Work work;
  private final AccountId id;

  RulesChange(Work work, AccountId id) {
    this.work = work;
    this.id = id;
  }

  @Nullable Refusal join(JoinPlan join) {
    boolean isDefined =
        work.state().definition(DefinitionId.actionPlan(join.plan()))
            instanceof Definition.ActionPlan;
    if (!isDefined) {
      return Refusal.NOT_FOUND;
    }
    AccountRules rules = work.rules(id);
    if (rules.membership(join.plan()).isPresent()) {
      return null;
    }
    if (rules.memberships().size() >= AccountRules.ENTRIES_MAX) {
      return Refusal.TOO_MANY;
    }
    long joined = work.state().joined(join.plan(), work.at());
    work.put(rules.joining(work.state().interned.of(join.plan()), joined));
    runAtOnce(join.plan());
    return null;
  }

  private void runAtOnce(String planId) {
    if (work.state().definition(DefinitionId.actionPlan(planId))
        instanceof Definition.ActionPlan plan) {
      for (PlanTiming timing : plan.timings()) {
        if (timing.schedule() instanceof PlanSchedule.Asap) {
          ActionCause cause = new ActionCause.Joined(planId, timing.id());
          work.notes().followUp(new WorkNotes.FollowUp(id, timing.actionSet(), cause));
        }
      }
    }
  }

  void leave(String plan) {
    AccountRules rules = work.rules(id);
    if (rules.membership(plan).isPresent()) {
      work.put(rules.leaving(plan));
    }
  }

  @Nullable Refusal give(GiveTriggers give) {
    if (!(work.state().definition(DefinitionId.triggerGroup(give.group()))
        instanceof Definition.TriggerGroup group)) {
      return Refusal.NOT_FOUND;
    }
    List<TriggerState> triggers = new ArrayList<>(work.rules(id).triggers());
    triggers.removeIf(state -> state.group().equals(group.id()));
    for (ActionTrigger trigger : group.triggers()) {
      triggers.add(TriggerState.fresh(group.id(), trigger));
    }
    return put(triggers);
  }

  @Nullable Refusal put(PutTrigger put) {
    return put(work.rules(id).with(put.trigger()).triggers());
  }

  @Nullable Refusal give(GiveTrigger give) {
    AccountRules rules = work.rules(id);
    Optional<TriggerState> known = rules.trigger(give.group(), give.trigger().id());
    if (known.isPresent() && give.yields()) {
      return null;
    }
    TriggerState given =
        known
            .map(state -> state.with(give.trigger()))
            .orElseGet(() -> TriggerState.fresh(give.group(), give.trigger()));
    return put(rules.with(given.executed(give.executed().orElse(given.isExecuted()))).triggers());
  }

  private @Nullable Refusal put(List<TriggerState> triggers) {
    if (triggers.size() > AccountRules.ENTRIES_MAX) {
      return Refusal.TOO_MANY;
    }
    work.put(work.rules(id).with(triggers));
    return null;
  }

  void remove(TriggerSelector selector) {
    List<TriggerState> kept = new ArrayList<>(work.rules(id).triggers());
    if (kept.removeIf(selector::matches)) {
      work.put(work.rules(id).with(kept));
    }
  }

  void reset(TriggerSelector selector) {
    change(selector, TriggerState::reset);
  }

  void quiet(TriggerSelector selector) {
    change(selector, state -> state.executed(true));
  }

  void setRecurrent(SetRecurrent set) {
    change(set.triggers(), state -> state.with(state.trigger().recurrent(set.recurrent())).reset());
  }

  void resetCounters(TriggerSelector selector) {
    change(selector, state -> state.counting(Amount.ZERO));
  }

  private void change(TriggerSelector selector, UnaryOperator<TriggerState> change) {
    AccountRules rules = work.rules(id);
    List<TriggerState> changed =
        rules.triggers().stream()
            .map(state -> selector.matches(state) ? change.apply(state) : state)
            .toList();
    if (!changed.equals(rules.triggers())) {
      work.put(rules.with(changed));
    }
  }
}
