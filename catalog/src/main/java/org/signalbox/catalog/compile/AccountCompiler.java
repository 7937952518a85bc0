package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.catalog.LedgerDefinitions.OpenedAccount;
import org.signalbox.catalog.tp.TpAccountActions;
import org.signalbox.catalog.tp.TpActionPlan;
import org.signalbox.catalog.tp.TpActionTriggers;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.DefinitionId;

/** Compiles the accounts that a plan opens. */
final class AccountCompiler {

  private final PlanSource source;
  private final Faults faults;

  AccountCompiler(PlanSource source, Faults faults) {
    this.source = source;
    this.faults = faults;
  }

  /** Without those that have faults. */
  List<OpenedAccount> accounts() {
    List<OpenedAccount> accounts = new ArrayList<>();
    for (TpAccountActions written :
        source.plan().all(TpKind.ACCOUNT_ACTIONS, TpAccountActions.class)) {
      checkReferences(written);
      try {
        accounts.add(
            new OpenedAccount(
                new AccountId(written.tenant(), written.account()),
                written.allowNegative(),
                written.disabled(),
                named(written.actionPlanId()),
                named(written.actionTriggersId())));
      } catch (IllegalArgumentException e) {
        faults.mistake(
            written,
            0,
            new Mistake("Account", "\"" + written.account() + "\"", "1 to 255 characters"));
      }
    }
    return accounts;
  }

  private static Optional<String> named(String id) {
    return Optional.of(id).filter(name -> !name.isEmpty());
  }

  private void checkReferences(TpAccountActions written) {
    String plan = written.actionPlanId();
    if (!plan.isEmpty()
        && !has(TpKind.ACTION_PLAN, TpActionPlan.class, DefinitionId.actionPlan(plan))) {
      faults.dangling(
          Faults.place(written, 0, "ActionPlanId"),
          "could not get action plan for tag \"" + plan + "\"",
          plan,
          "the name of an action plan in this plan or in force");
    }
    String triggers = written.actionTriggersId();
    if (!triggers.isEmpty()
        && !has(
            TpKind.ACTION_TRIGGERS, TpActionTriggers.class, DefinitionId.triggerGroup(triggers))) {
      faults.dangling(
          Faults.place(written, 0, "ActionTriggersId"),
          "could not get action triggers for tag \"" + triggers + "\"",
          triggers,
          "the name of action triggers in this plan or in force");
    }
  }

  private <T extends TpItem> boolean has(TpKind kind, Class<T> type, DefinitionId id) {
    return source.plan().find(kind, type, id.id()).isPresent()
        || source.known().find(id).isPresent();
  }
}
