package org.signalbox.rpc.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** Running plans by hand. The scheduler itself reads plans where they are defined. */
final class SchedulerMethods {

  private static final String SERVICE = "SchedulerSv1";

  private final ActionContext context;

  SchedulerMethods(ActionContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        // There is no copy of plans that would have to be read anew.
        ActionAnswers.method(SERVICE, "Reload", parameters -> RpcReply.OK),
        ActionAnswers.method(SERVICE, "ExecuteActions", this::executeActions),
        ActionAnswers.method(SERVICE, "ExecuteActionPlans", this::executePlans));
  }

  /** Runs the timings of a plan on all its accounts, as if they had come due now. */
  private RpcReply executeActions(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrsExecuteActions");
    String id = sent.text("ActionPlanID");
    if (sent.has("TimeStart") || sent.has("TimeEnd")) {
      return RpcReply.failure("NOT_IMPLEMENTED");
    }
    if (id.isEmpty()) {
      return RpcReply.OK;
    }
    Definition.ActionPlan plan = plan(id);
    Instant now = context.times().clock().instant();
    for (PlanTiming timing : plan.timings()) {
      if (timing.schedule() instanceof PlanSchedule.Asap) {
        continue;
      }
      for (String tenant : context.ledger().planTenants(id)) {
        LedgerReply reply = context.ledger().runPlan(new PlanMark.Id(id, timing.id(), tenant), now);
        if (reply instanceof LedgerReply.Refused) {
          return ActionAnswers.of(reply);
        }
      }
    }
    return RpcReply.OK;
  }

  private Definition.ActionPlan plan(String id) {
    return Optional.of(id)
        .filter(name -> !name.isEmpty())
        .flatMap(name -> context.find(DefinitionId.actionPlan(name), Definition.ActionPlan.class))
        .orElseThrow(() -> new MalformedParameters("NOT_FOUND"));
  }

  /** Runs all sets of plans on one account, which is opened where there is none. */
  private RpcReply executePlans(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrsExecuteActionPlans");
    AccountId account = context.account(sent, "AccountID");
    List<AccountAction> actions = new ArrayList<>();
    for (String id : sent.texts("ActionPlanIDs")) {
      for (PlanTiming timing : plan(id).timings()) {
        actions.add(new AccountAction.RunActions(timing.actionSet()));
      }
    }
    List<AccountAction> all = context.opening(account, actions);
    return all.isEmpty() ? RpcReply.OK : ActionAnswers.of(context.ledger().change(account, all));
  }
}
