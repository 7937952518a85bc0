package org.signalbox.app.internal.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.catalog.LedgerDefinitions.OpenedAccount;
import org.signalbox.charging.AccountLedger.AccountState;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.Definition;

/**
 * What is still to be done for an account that a plan opens. An account that has all the plan says
 * needs nothing, so that loading a plan again tops nobody up again.
 *
 * @param asked what the plan says
 */
record AccountOpening(OpenedAccount asked) {

  /**
   * @param before the account as it is; empty where there is none
   * @param triggers the group that it is to get
   */
  List<AccountAction> actions(Optional<AccountState> before, Optional<Definition> triggers) {
    List<AccountAction> actions = new ArrayList<>();
    AccountTerms had = before.map(state -> state.account().terms()).orElse(AccountTerms.PREPAID);
    AccountTerms wanted = had.disabled(asked.isDisabled()).negative(asked.mayGoNegative());
    if (before.isEmpty() || !wanted.equals(had)) {
      actions.add(new AccountAction.Configure(wanted));
    }
    AccountRules rules =
        before.map(AccountState::rules).orElseGet(() -> AccountRules.none(asked.id()));
    asked
        .plan()
        .filter(plan -> !rules.plans().containsKey(plan))
        .ifPresent(plan -> actions.add(new AccountAction.JoinPlan(plan)));
    if (triggers.orElse(null) instanceof Definition.TriggerGroup group
        && !ofGroup(rules, group.id()).equals(group.triggers())) {
      actions.add(new AccountAction.GiveTriggers(group.id()));
    }
    return actions;
  }

  private static List<ActionTrigger> ofGroup(AccountRules rules, String group) {
    return rules.triggers().stream()
        .filter(state -> state.group().equals(group))
        .map(state -> state.trigger())
        .toList();
  }
}
