package org.signalbox.rpc.action;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.charging.schedule.PlayedMoment;
import org.signalbox.charging.schedule.ScheduledRun;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.RequestIds;
import tools.jackson.core.JsonGenerator;

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
        ActionAnswers.method(ActionMethods.V1, "GetScheduledActions", this::scheduled),
        ActionAnswers.method(ActionMethods.V1, "GetAccountActionPlan", this::plansOfAccount),
        ActionAnswers.method(SERVICE, "ExecuteActions", this::executeActions),
        ActionAnswers.method(SERVICE, "ExecuteActionPlans", this::executePlans));
  }

  /** What will run next, the earliest first. */
  private RpcReply scheduled(RpcParameters parameters) {
    RpcParameters asked = parameters.as("ArgsGetScheduledActions");
    Optional<Instant> from = moment(asked.text("TimeStart"));
    Optional<Instant> until = moment(asked.text("TimeEnd"));
    Optional<Set<String>> plans = plansOf(asked);
    String tenant = asked.text("Tenant");
    List<ScheduledRun> runs =
        context
            .ledger()
            .scheduled(context.times().clock().instant(), context.tenants()::zoneOf)
            .stream()
            .filter(run -> tenant.isEmpty() || run.tenant().equals(tenant))
            .filter(run -> plans.map(of -> of.contains(run.plan())).orElse(true))
            .filter(run -> from.map(at -> !run.next().isBefore(at)).orElse(true))
            .filter(run -> until.map(at -> run.next().isBefore(at)).orElse(true))
            .skip(Math.max(0, asked.integer("Offset")))
            .limit(asked.integer("Limit") > 0 ? asked.integer("Limit") : Long.MAX_VALUE)
            .toList();
    return RpcReply.result(out -> {
      out.writeStartArray();
      for (ScheduledRun run : runs) {
        out.writeStartObject();
        out.writeStringProperty(
            "NextRunTime",
            TimeText.rfc3339(run.next().atZone(context.tenants().zoneOf(run.tenant()))));
        out.writeNumberProperty("Accounts", run.accounts());
        out.writeStringProperty("ActionPlanID", run.plan());
        out.writeStringProperty("ActionTimingUUID", run.timing().id());
        out.writeStringProperty("ActionsID", run.timing().actionSet());
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  /**
   * A timing of a plan that an account is in.
   *
   * @param next when it comes due; empty for one that runs at once
   */
  private record Joined(String plan, PlanTiming timing, Optional<Instant> next) {}

  /** The timings of the plans that an account is in. */
  private RpcReply plansOfAccount(RpcParameters parameters) {
    RpcParameters asked = parameters.as("TenantAccount").requiring("Account");
    String tenant = context.account(asked).tenant();
    List<ScheduledRun> runs =
        context.ledger().scheduled(context.times().clock().instant(), context.tenants()::zoneOf);
    List<Joined> joined = new ArrayList<>();
    for (String plan : plansOf(asked).orElse(Set.of())) {
      Optional<Definition.ActionPlan> found =
          context.find(SentName.actionPlan(plan), Definition.ActionPlan.class);
      for (PlanTiming timing : found.map(Definition.ActionPlan::timings).orElse(List.of())) {
        Optional<Instant> next =
            runs.stream()
                .filter(run -> run.tenant().equals(tenant) && run.plan().equals(plan))
                .filter(run -> run.timing().equals(timing))
                .map(ScheduledRun::next)
                .findFirst();
        joined.add(new Joined(plan, timing, next));
      }
    }
    return RpcReply.result(out -> {
      out.writeStartArray();
      joined.forEach(each -> write(each, tenant, out));
      out.writeEndArray();
    });
  }

  private void write(Joined joined, String tenant, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("ActionPlanId", joined.plan());
    out.writeStringProperty("Uuid", joined.timing().id());
    out.writeStringProperty("ActionsId", joined.timing().actionSet());
    out.writeStringProperty(
        "NextExecTime",
        joined
            .next()
            .map(at -> TimeText.rfc3339(at.atZone(context.tenants().zoneOf(tenant))))
            .orElse("0001-01-01T00:00:00Z"));
    out.writeEndObject();
  }

  private Optional<Instant> moment(String text) {
    try {
      return TimeText.parse(text, context.times().zone(), context.times().clock().instant())
          .map(time -> time.toInstant());
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  /** The plans that the account asked for is in; empty when none was asked for. */
  private Optional<Set<String>> plansOf(RpcParameters asked) {
    if (asked.text("Account").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        context
            .ledger()
            .account(context.account(asked))
            .<Set<String>>map(state -> state.rules().plans().keySet())
            .orElse(Set.of()));
  }

  /**
   * Runs the timings of a plan on all its accounts, as if they had come due now, or at the moment
   * that the option says. What has run for a moment does not run for it, or an earlier one, again:
   * so what the schedule has missed up to it runs first.
   */
  private RpcReply executeActions(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrsExecuteActions");
    String id = sent.text("ActionPlanID");
    if (sent.has("TimeStart") || sent.has("TimeEnd")) {
      return playBack(sent);
    }
    if (id.isEmpty()) {
      return RpcReply.OK;
    }
    Definition.ActionPlan plan = plan(id);
    Instant due = due(sent);
    for (PlanTiming timing : plan.timings()) {
      if (timing.schedule() instanceof PlanSchedule.Asap) {
        continue;
      }
      for (String tenant : context.ledger().planTenants(id)) {
        PlanMark.Id mark = new PlanMark.Id(id, timing.id(), tenant);
        Optional<RpcReply> refusal = run(mark, due);
        if (refusal.isPresent()) {
          return refusal.get();
        }
      }
    }
    return RpcReply.OK;
  }

  private Optional<RpcReply> run(PlanMark.Id mark, Instant due) {
    LedgerReply reply =
        context
            .ledger()
            .runMissed(mark, due, context.tenants()::zoneOf)
            .orElseGet(() -> context.ledger().runPlan(mark, due));
    return reply instanceof LedgerReply.Refused
        ? Optional.of(ActionAnswers.of(reply))
        : Optional.empty();
  }

  /**
   * Runs what was due from {@code TimeStart} to {@code TimeEnd}, moment by moment, whether it ran
   * then or not. For the marks of the plans all of it comes due within the nanoseconds before now,
   * or before the option: so the same option again runs nothing twice.
   */
  private RpcReply playBack(RpcParameters sent) {
    RpcParameters both = sent.requiring("TimeStart", "TimeEnd");
    Instant from = required(both, "TimeStart");
    Instant until = required(both, "TimeEnd");
    Instant base = due(sent);
    if (until.isAfter(base) || from.isAfter(until)) {
      return RpcReply.serverError("expected a TimeEnd behind TimeStart that is not to come");
    }
    Optional<String> plan = Optional.of(sent.text("ActionPlanID")).filter(id -> !id.isEmpty());
    plan.ifPresent(this::plan);
    List<PlayedMoment> moments;
    try {
      moments =
          context
              .ledger()
              .played(new PlayedMoment.Stretch(from, until, plan), context.tenants()::zoneOf);
    } catch (IllegalArgumentException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
    List<Instant> dues = new ArrayList<>();
    Map<PlanMark.Id, Instant> lasts = new LinkedHashMap<>();
    for (int i = 0; i < moments.size(); i++) {
      dues.add(base.minusNanos(moments.size() - 1L - i));
      lasts.put(moments.get(i).mark(), dues.get(i));
    }
    Optional<RpcReply> tooLate = tooLate(lasts);
    if (tooLate.isPresent()) {
      return tooLate.get();
    }
    for (int i = 0; i < moments.size(); i++) {
      Optional<RpcReply> refusal = run(moments.get(i).mark(), dues.get(i));
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return RpcReply.OK;
  }

  /** The error where a plan has run for a later moment: then none of these would run. */
  private Optional<RpcReply> tooLate(Map<PlanMark.Id, Instant> lasts) {
    for (Map.Entry<PlanMark.Id, Instant> last : lasts.entrySet()) {
      Optional<Instant> done =
          context.ledger().lastRun(last.getKey()).filter(run -> run.isAfter(last.getValue()));
      if (done.isPresent()) {
        return Optional.of(
            RpcReply.serverError(
                "plan "
                    + last.getKey().plan()
                    + " has run for "
                    + TimeText.rfc3339(done.get().atZone(ZoneOffset.UTC))
                    + ", expected a later *due"));
      }
    }
    return Optional.empty();
  }

  private Instant required(RpcParameters sent, String member) {
    return moment(sent.text(member))
        .orElseThrow(() -> new MalformedParameters("MANDATORY_IE_MISSING: [" + member + "]"));
  }

  private Instant due(RpcParameters sent) {
    Instant now = context.times().clock().instant();
    Instant due =
        moment(sent.object("APIOpts", "map[string]interface {}").text("*due")).orElse(now);
    if (due.isAfter(now)) {
      // It passes, as where the clock was set back between an effect and the call that it makes.
      throw new MalformedParameters("SERVER_ERROR: *due is in the future; it may be sent again");
    }
    return due;
  }

  private Definition.ActionPlan plan(String id) {
    return Optional.of(id)
        .filter(name -> !name.isEmpty())
        .flatMap(name -> context.find(SentName.actionPlan(name), Definition.ActionPlan.class))
        .orElseThrow(() -> new MalformedParameters("NOT_FOUND"));
  }

  /** Runs all sets of plans on one account, which is opened where there is none. */
  private RpcReply executePlans(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrsExecuteActionPlans");
    AccountId account = context.account(sent, "AccountID");
    List<AccountAction> actions = new ArrayList<>();
    actions.add(new AccountAction.Open());
    for (String id : sent.texts("ActionPlanIDs")) {
      for (PlanTiming timing : plan(id).timings()) {
        actions.add(new AccountAction.RunActions(timing.actionSet()));
      }
    }
    return ActionAnswers.of(
        context
            .ledger()
            .change(account, actions, RequestIds.of("ExecuteActionPlans", account, sent)));
  }
}
