package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.signalbox.catalog.LedgerDefinitions;
import org.signalbox.catalog.tp.TpActionPlan;
import org.signalbox.catalog.tp.TpActionTrigger;
import org.signalbox.catalog.tp.TpActionTriggers;
import org.signalbox.catalog.tp.TpActions;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpSharedGroups;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.SharingRule;
import org.signalbox.ledger.StoredAction;

/** Compiles what a plan says about actions and accounts. Used once, by one thread. */
final class ActionCompiler {

  private final PlanSource source;
  private final Faults faults;
  private final List<Definition> definitions = new ArrayList<>();

  ActionCompiler(PlanSource source, Faults faults) {
    this.source = source;
    this.faults = faults;
  }

  /** Without what has faults. */
  LedgerDefinitions compile() {
    ScheduleCompiler schedules = new ScheduleCompiler(source, faults);
    for (TpActions written : source.plan().all(TpKind.ACTIONS, TpActions.class)) {
      define(written, () -> new Definition.ActionSet(written.id(), actions(written)));
    }
    for (TpSharedGroups written : source.plan().all(TpKind.SHARED_GROUPS, TpSharedGroups.class)) {
      define(written, () -> new Definition.SharedGroup(written.id(), rules(written)));
    }
    for (TpActionPlan written : source.plan().all(TpKind.ACTION_PLAN, TpActionPlan.class)) {
      define(written, () -> new Definition.ActionPlan(written.id(), schedules.timings(written)));
    }
    for (TpActionTriggers written :
        source.plan().all(TpKind.ACTION_TRIGGERS, TpActionTriggers.class)) {
      define(written, () -> new Definition.TriggerGroup(written.id(), triggers(written)));
    }
    return new LedgerDefinitions(definitions, new AccountCompiler(source, faults).accounts());
  }

  private void define(TpItem written, Supplier<Definition> compilation) {
    int before = faults.count();
    try {
      definitions.add(compilation.get());
    } catch (IllegalArgumentException e) {
      // A definition without the lines that have faults may be none; their faults are enough.
      if (faults.count() == before) {
        faults.mistake(
            written,
            0,
            new Mistake("ID", "\"" + written.id() + "\": " + e.getMessage(), "what can be kept"));
      }
    }
  }

  private List<StoredAction> actions(TpActions written) {
    ActionForm form = new ActionForm(source.names(), source.times());
    List<StoredAction> actions = new ArrayList<>();
    for (int row = 0; row < written.actions().size(); row++) {
      try {
        actions.add(form.read(written.actions().get(row)));
      } catch (Mistake mistake) {
        faults.mistake(written, row, mistake);
      }
    }
    return actions;
  }

  private List<ActionTrigger> triggers(TpActionTriggers written) {
    TriggerForm form = new TriggerForm(source.names(), source.times());
    List<ActionTrigger> triggers = new ArrayList<>();
    for (int row = 0; row < written.triggers().size(); row++) {
      TpActionTrigger trigger = written.triggers().get(row);
      requireActions(written, row, trigger.actionsId().strip());
      try {
        // A name that stays the same from load to load.
        triggers.add(form.read(trigger, "#" + (row + 1)));
      } catch (Mistake mistake) {
        faults.mistake(written, row, mistake);
      }
    }
    return triggers;
  }

  private void requireActions(TpActionTriggers written, int row, String id) {
    if (!id.isEmpty() && !source.hasActions(id)) {
      faults.dangling(
          Faults.place(written, row, "ActionsId"),
          "could not get actions for tag \"" + id + "\"",
          id,
          "the name of actions in this plan or in force");
    }
  }

  private SortedMap<String, SharingRule> rules(TpSharedGroups written) {
    SortedMap<String, SharingRule> rules = new TreeMap<>();
    for (int row = 0; row < written.rules().size(); row++) {
      TpSharedGroups.Rule rule = written.rules().get(row);
      try {
        rules.put(SharedGroupForm.account(rule), SharedGroupForm.read(rule));
      } catch (Mistake mistake) {
        faults.mistake(written, row, mistake);
      }
    }
    return rules;
  }
}
