package org.signalbox.rpc.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.AccountLedger.AccountState;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.TriggerSelector;
import org.signalbox.ledger.TriggerState;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** The triggers that accounts have. */
final class AccountTriggerMethods {

  private final ActionContext context;

  AccountTriggerMethods(ActionContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ActionAnswers.method(ActionMethods.V1, "GetAccountActionTriggers", this::get),
        ActionAnswers.method(ActionMethods.V1, "AddAccountActionTriggers", this::add),
        ActionAnswers.method(
            ActionMethods.V1,
            "SetAccountActionTriggers",
            ActionAnswers.alone(context.changing(), this::set)),
        ActionAnswers.method(ActionMethods.V1, "RemoveAccountActionTriggers", this::remove),
        ActionAnswers.method(ActionMethods.V1, "ResetAccountActionTriggers", this::reset));
  }

  private RpcReply get(RpcParameters parameters) {
    AccountId id = context.account(parameters.as("TenantAccount"));
    return context
        .ledger()
        .account(id)
        .map(state -> TriggerMethods.states(state.rules().triggers()))
        .orElseGet(() -> RpcReply.serverError("NOT_FOUND"));
  }

  /** Gives an account the triggers of groups; those that it has stay as they are. */
  private RpcReply add(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrAddAccountActionTriggers");
    AccountId id = context.account(sent);
    Optional<Instant> activation = activation(sent.text("ActivationDate"));
    boolean executed = sent.flag("Executed");
    // Clients send the name of the answer's documentation as well as the reference's own.
    boolean overwrite = sent.flag("ActionTriggerOverwrite") || sent.flag("ActionTriggersOverwrite");
    if (context.ledger().account(id).isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    List<AccountAction> actions = new ArrayList<>();
    if (overwrite) {
      actions.add(new AccountAction.RemoveTriggers(TriggerSelector.ALL));
    }
    for (String group : sent.texts("ActionTriggerIDs")) {
      Optional<Definition.TriggerGroup> defined =
          group.isEmpty()
              ? Optional.empty()
              : context.find(SentName.triggerGroup(group), Definition.TriggerGroup.class);
      if (defined.isEmpty()) {
        return RpcReply.NOT_FOUND;
      }
      for (ActionTrigger trigger : defined.get().triggers()) {
        actions.add(
            new AccountAction.GiveTrigger(
                group, from(trigger, activation), Optional.of(executed), true));
      }
    }
    return actions.isEmpty() ? RpcReply.OK : ActionAnswers.of(context.ledger().change(id, actions));
  }

  private Optional<Instant> activation(String text) {
    try {
      return TimeText.parse(text, context.times().zone(), context.times().clock().instant())
          .map(time -> time.toInstant());
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters(String.valueOf(e.getMessage()));
    }
  }

  private static ActionTrigger from(ActionTrigger trigger, Optional<Instant> activation) {
    return new ActionTrigger(
        trigger.id(),
        trigger.type(),
        trigger.threshold(),
        trigger.isRecurrent(),
        trigger.minSleep(),
        activation.or(trigger::activation),
        trigger.expiry(),
        trigger.balance(),
        trigger.actionSet(),
        trigger.weight());
  }

  /** Changes the triggers that are named, or gives the account a new one. */
  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetAccountActionTriggers");
    AccountId id = context.account(sent);
    Optional<AccountState> account = context.ledger().account(id);
    if (account.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    SentTrigger trigger = SentTrigger.of(sent);
    TriggerSelector named = selector(trigger.group(), trigger.uniqueId());
    List<AccountAction> actions = new ArrayList<>();
    for (TriggerState state : account.get().rules().triggers()) {
      if (named.matches(state)) {
        actions.add(
            new AccountAction.GiveTrigger(
                state.group(),
                trigger.update(context, state.trigger()),
                trigger.executed(),
                false));
      }
    }
    if (actions.isEmpty()) {
      actions.add(
          new AccountAction.GiveTrigger(
              trigger.group(), trigger.create(context), trigger.executed(), false));
    }
    return ActionAnswers.of(context.ledger().change(id, actions));
  }

  private RpcReply remove(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrRemoveAccountActionTriggers");
    AccountId id = context.account(sent);
    return change(id, new AccountAction.RemoveTriggers(selector(sent)));
  }

  private RpcReply reset(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrResetAccountActionTriggers");
    AccountId id = context.account(sent);
    TriggerSelector named = selector(sent);
    return change(
        id,
        sent.flag("Executed")
            ? new AccountAction.QuietTriggers(named)
            : new AccountAction.ResetTriggers(named));
  }

  private RpcReply change(AccountId id, AccountAction action) {
    return ActionAnswers.of(context.ledger().change(id, List.of(action)));
  }

  private static TriggerSelector selector(RpcParameters sent) {
    return selector(sent.text("GroupID"), sent.text("UniqueID"));
  }

  private static TriggerSelector selector(String group, String uniqueId) {
    return new TriggerSelector(
        Optional.of(group).filter(name -> !name.isEmpty()),
        Optional.of(uniqueId).filter(name -> !name.isEmpty()),
        Optional.empty(),
        BalancePattern.ANY);
  }
}
