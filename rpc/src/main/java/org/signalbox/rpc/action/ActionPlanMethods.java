package org.signalbox.rpc.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.catalog.compile.PlanTimingNames;
import org.signalbox.catalog.compile.ScheduleForm;
import org.signalbox.catalog.compile.TimingGrammar;
import org.signalbox.catalog.tp.Page;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.BalanceFilterJson;
import org.signalbox.rpc.tariff.MissingActionMembers;
import tools.jackson.core.JsonGenerator;

/** Action plans in force. Changes act at once. */
final class ActionPlanMethods {

  private static final String ALL = "*";

  private final ActionContext context;

  ActionPlanMethods(ActionContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ActionAnswers.method(
            ActionMethods.V1, "SetActionPlan", ActionAnswers.alone(context.changing(), this::set)),
        ActionAnswers.method(ActionMethods.V1, "GetActionPlan", this::get),
        ActionAnswers.method(ActionMethods.V1, "RemoveActionPlan", this::remove),
        ActionAnswers.method(
            ActionMethods.V1,
            "RemoveActionTiming",
            ActionAnswers.alone(context.changing(), this::removeTiming)),
        ActionAnswers.method(ActionMethods.V1, "GetActionPlanIDs", this::ids),
        ActionAnswers.method(ActionMethods.V1, "GetActionPlansCount", this::count));
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetActionPlan").requiring("Id", "ActionPlan");
    List<RpcParameters> lines = sent.objects("ActionPlan", "AttrActionPlan");
    for (RpcParameters line : lines) {
      MissingActionMembers.refuse(line, "ActionsId", List.of("ActionsId", "Time"));
    }
    String id = sent.text("Id");
    Optional<Definition> before = context.ledger().definition(SentName.actionPlan(id));
    if (before.isPresent() && !sent.flag("Overwrite")) {
      return RpcReply.failure("EXISTS");
    }
    Map<String, Integer> uses = new HashMap<>();
    List<PlanTiming> timings = new ArrayList<>();
    for (RpcParameters line : lines) {
      timings.add(timing(line, before, uses));
    }
    try {
      Definition plan = new Definition.ActionPlan(id, timings);
      // As with the reference, whoever was in a plan that is written over is not in the new one.
      return ActionAnswers.of(
          context.ledger().define(List.of(plan), List.of(SentName.actionPlan(id))));
    } catch (IllegalArgumentException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
  }

  private PlanTiming timing(
      RpcParameters line, Optional<Definition> before, Map<String, Integer> uses) {
    String actions = line.text("ActionsId");
    if (context.ledger().definition(SentName.actionSet(actions)).isEmpty()) {
      throw new MalformedParameters("BROKEN_REFERENCE:" + actions);
    }
    TpTiming written = written(line);
    String named = written.id().isEmpty() ? written.time() : written.id();
    String id = PlanTimingNames.name(named, actions, uses);
    PlanSchedule schedule = ScheduleForm.continuing(schedule(written), before, id);
    try {
      return new PlanTiming(id, actions, line.boundedDecimal("Weight"), schedule);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  /** What the line says, and for what it leaves out what its timing in force says. */
  private TpTiming written(RpcParameters line) {
    String id = line.text("TimingID");
    Optional<TpTiming> named =
        Optional.ofNullable(context.catalog().current().timings().get(id))
            .map(TimingGrammar::written);
    String time = line.text("Time");
    return new TpTiming(
        id,
        said(line, "Years", named.map(TpTiming::years)),
        said(line, "Months", named.map(TpTiming::months)),
        said(line, "MonthDays", named.map(TpTiming::monthDays)),
        said(line, "WeekDays", named.map(TpTiming::weekDays)),
        time);
  }

  private static String said(RpcParameters line, String member, Optional<String> otherwise) {
    String text = line.text(member);
    return text.isEmpty() ? otherwise.orElse("") : text;
  }

  private PlanSchedule schedule(TpTiming written) {
    Instant now = context.times().clock().instant();
    try {
      return ScheduleForm.read(written, now);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("UNSUPPORTED_FORMAT:" + written.time());
    }
  }

  private RpcReply get(RpcParameters parameters) {
    String id = parameters.as("AttrGetActionPlan").text("ID");
    List<Definition> plans =
        id.isEmpty() || id.equals(ALL)
            ? context.ledger().definitions(DefinitionId.Kind.ACTION_PLAN)
            : context.ledger().definition(SentName.actionPlan(id)).stream().toList();
    if (plans.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    Map<String, List<String>> members = membersByPlan();
    return RpcReply.result(out -> {
      out.writeStartArray();
      for (Definition plan : plans) {
        write(out, (Definition.ActionPlan) plan, members.getOrDefault(plan.key().id(), List.of()));
      }
      out.writeEndArray();
    });
  }

  /** One walk over all accounts, however many plans there are. */
  private Map<String, List<String>> membersByPlan() {
    Map<String, List<String>> members = new HashMap<>();
    for (AccountRules rules : context.ledger().members()) {
      for (String plan : rules.plans().keySet()) {
        members.computeIfAbsent(plan, name -> new ArrayList<>()).add(rules.account().toString());
      }
    }
    return members;
  }

  private static void write(JsonGenerator out, Definition.ActionPlan plan, List<String> accounts) {
    out.writeStartObject();
    out.writeStringProperty("Id", plan.id());
    if (accounts.isEmpty()) {
      out.writeNullProperty("AccountIDs");
    } else {
      out.writeObjectPropertyStart("AccountIDs");
      accounts.forEach(account -> out.writeBooleanProperty(account, true));
      out.writeEndObject();
    }
    out.writeArrayPropertyStart("ActionTimings");
    plan.timings().forEach(timing -> write(out, timing));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, PlanTiming timing) {
    out.writeStartObject();
    out.writeStringProperty("Uuid", timing.id());
    out.writeObjectPropertyStart("Timing");
    out.writeName("Timing");
    TimingJson.write(out, timing.schedule());
    out.writeNullProperty("Rating");
    out.writeNumberProperty("Weight", 0);
    out.writeEndObject();
    out.writeStringProperty("ActionsID", timing.actionSet());
    out.writeNullProperty("ExtraData");
    BalanceFilterJson.number(out, "Weight", Amount.of(timing.weight()));
    out.writeEndObject();
  }

  private RpcReply remove(RpcParameters parameters) {
    String id = parameters.as("AttrGetActionPlan").requiring("ID").text("ID");
    return ActionAnswers.of(context.ledger().define(List.of(), List.of(SentName.actionPlan(id))));
  }

  /**
   * Takes an account out of a plan where one is named, else a timing out of it, else removes it as
   * a whole. Whoever is in the plan stays in what is left of it.
   */
  private RpcReply removeTiming(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrRemoveActionTiming").requiring("ActionPlanId");
    String id = sent.text("ActionPlanId");
    Optional<Definition.ActionPlan> plan =
        context.find(SentName.actionPlan(id), Definition.ActionPlan.class);
    if (plan.isEmpty()) {
      return RpcReply.serverError("NOT_FOUND");
    }
    if (!sent.text("Account").isEmpty()) {
      AccountId account = context.account(sent);
      return ActionAnswers.of(
          context.ledger().change(account, List.of(new AccountAction.LeavePlan(id))));
    }
    String timing = sent.text("ActionTimingId");
    List<PlanTiming> left =
        plan.get().timings().stream()
            .filter(each -> !timing.isEmpty() && !each.id().equals(timing))
            .toList();
    return left.isEmpty()
        ? ActionAnswers.of(context.ledger().define(List.of(), List.of(SentName.actionPlan(id))))
        : ActionAnswers.of(
            context.ledger().define(List.of(new Definition.ActionPlan(id, left)), List.of()));
  }

  private RpcReply ids(RpcParameters parameters) {
    RpcParameters asked = parameters.as("PaginatorWithTenant");
    List<String> ids =
        context.ledger().definitions(DefinitionId.Kind.ACTION_PLAN).stream()
            .map(plan -> plan.key().id())
            .toList();
    return ids.isEmpty()
        ? RpcReply.NOT_FOUND
        : RpcReply.texts(new Page(asked.integer("Limit"), asked.integer("Offset"), "").of(ids));
  }

  private RpcReply count(RpcParameters parameters) {
    int count = context.ledger().definitions(DefinitionId.Kind.ACTION_PLAN).size();
    return RpcReply.result(out -> out.writeNumber(count));
  }
}
