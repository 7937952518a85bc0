package org.signalbox.rpc.account;

import static org.signalbox.rpc.account.AccountMethods.API;
import static org.signalbox.rpc.account.AccountMethods.API_V2;
import static org.signalbox.rpc.account.LedgerReplies.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.StoredAction;
import org.signalbox.ledger.TriggerSelector;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** Accounts opened, changed and removed. */
final class AccountChangeMethods {

  private final AccountContext context;
  private final AccountRequest accounts;

  AccountChangeMethods(AccountContext context) {
    this.context = context;
    this.accounts = new AccountRequest(context);
  }

  List<RpcMethod> all() {
    return List.of(
        method(API, "SetAccount", this::setV1),
        method(API_V2, "SetAccount", this::setV2),
        method(API, "RemoveAccount", this::remove));
  }

  /** One plan in the place of all others, one group of triggers in the place of all others. */
  private RpcReply setV1(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetAccount").requiring("Account");
    AccountId account = accounts.id(sent);
    List<AccountAction> actions = opening(sent);
    String plan = sent.text("ActionPlanID");
    if (!plan.isEmpty()) {
      leaveAllBut(account, List.of(plan), actions);
      actions.add(LedgerReplies.made(() -> new AccountAction.JoinPlan(plan)));
    }
    String triggers = sent.text("ActionTriggersID");
    if (!triggers.isEmpty()) {
      actions.add(new AccountAction.RemoveTriggers(TriggerSelector.ALL));
      actions.add(LedgerReplies.made(() -> new AccountAction.GiveTriggers(triggers)));
    }
    return answer(accounts.change(API + ".SetAccount", account, sent, actions));
  }

  /** Plans and triggers beside those the account has, or in their place where that is asked. */
  private RpcReply setV2(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetAccount").requiring("Account");
    AccountId account = accounts.id(sent);
    List<AccountAction> actions = opening(sent);
    List<String> plans = sent.texts("ActionPlanIDs");
    if (sent.flag("ActionPlansOverwrite")) {
      leaveAllBut(account, plans, actions);
    }
    for (String plan : plans) {
      actions.add(LedgerReplies.made(() -> new AccountAction.JoinPlan(plan)));
    }
    if (sent.flag("ActionTriggerOverwrite")) {
      actions.add(new AccountAction.RemoveTriggers(TriggerSelector.ALL));
    }
    for (String triggers : sent.texts("ActionTriggerIDs")) {
      actions.add(LedgerReplies.made(() -> new AccountAction.GiveTriggers(triggers)));
    }
    return answer(accounts.change(API_V2 + ".SetAccount", account, sent, actions));
  }

  /** Opens the account and does what {@code ExtraOptions} say; what they do not say stays. */
  private static List<AccountAction> opening(RpcParameters sent) {
    RpcParameters options = sent.object("ExtraOptions", "map[string]bool");
    List<AccountAction> actions = new ArrayList<>();
    actions.add(new AccountAction.Open());
    if (options.has("AllowNegative")) {
      ActionType type =
          options.flag("AllowNegative") ? ActionType.ALLOW_NEGATIVE : ActionType.DENY_NEGATIVE;
      actions.add(new AccountAction.Perform(List.of(StoredAction.of(type))));
    }
    if (options.has("Disabled")) {
      actions.add(new AccountAction.Disable(options.flag("Disabled")));
    }
    return actions;
  }

  private void leaveAllBut(AccountId account, List<String> kept, List<AccountAction> actions) {
    AccountRules rules = context.ledger().read(view -> view.rules(account));
    for (String plan : rules.plans().keySet()) {
      if (!kept.contains(plan)) {
        actions.add(new AccountAction.LeavePlan(plan));
      }
    }
  }

  /** The reference wraps what goes wrong here: {@code SERVER_ERROR: NOT_FOUND}. */
  private static RpcReply answer(LedgerReply reply) {
    return reply instanceof LedgerReply.Refused refused
        ? RpcReply.serverError(refused.reason().name())
        : RpcReply.OK;
  }

  /** Removing an account that is not there is no error, as with the reference. */
  private RpcReply remove(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrRemoveAccount").requiring("Account");
    LedgerReply reply =
        accounts.change(
            "RemoveAccount", accounts.id(sent), sent, List.of(new AccountAction.Remove()));
    Optional<Refusal> refusal =
        reply instanceof LedgerReply.Refused refused
            ? Optional.of(refused.reason())
            : Optional.empty();
    return refusal.filter(reason -> reason != Refusal.ACCOUNT_NOT_FOUND).isPresent()
        ? answer(reply)
        : RpcReply.OK;
  }
}
