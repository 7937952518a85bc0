package org.signalbox.rpc.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.catalog.compile.ActionForm;
import org.signalbox.catalog.tp.Page;
import org.signalbox.catalog.tp.TpAction;
import org.signalbox.catalog.tp.TpBalance;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.StoredAction;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.BalanceFilterJson;
import org.signalbox.rpc.account.RequestIds;
import org.signalbox.rpc.tariff.MissingActionMembers;
import tools.jackson.core.JsonGenerator;

/** Sets of actions in force, and running them. Changes act at once. */
final class ActionSetMethods {

  private static final String ID = "ActionsId";
  private static final String ACTIONS = "Actions";

  private final ActionContext context;

  ActionSetMethods(ActionContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ActionAnswers.method(
            ActionMethods.V1, "SetActions", ActionAnswers.alone(context.changing(), this::set)),
        ActionAnswers.method(
            ActionMethods.V2,
            "SetActions",
            ActionAnswers.alone(context.changing(), this::setWithUnits)),
        ActionAnswers.method(ActionMethods.V1, "GetActions", this::get),
        ActionAnswers.method(ActionMethods.V1, "RemoveActions", this::remove),
        ActionAnswers.method(ActionMethods.V1, "ExecuteAction", this::execute),
        ActionAnswers.method(ActionMethods.V2, "GetActions", this::list),
        ActionAnswers.method(ActionMethods.V2, "GetActionsCount", this::count));
  }

  /** The second version has units as text, and misses them where a balance is meant. */
  private RpcReply setWithUnits(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetActions").requiring(ID, ACTIONS);
    for (RpcParameters line : sent.objects(ACTIONS, "TPAction")) {
      boolean lacksUnits =
          !line.text("BalanceType").isEmpty() && new LooseMembers(line).text("Units").isBlank();
      if (lacksUnits) {
        return RpcReply.failure(
            "MANDATORY_IE_MISSING:Action:" + line.text("Identifier") + ":[Units]");
      }
    }
    return set(parameters);
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetActions").requiring(ID, ACTIONS);
    List<StoredAction> actions = new ArrayList<>();
    for (RpcParameters line : sent.objects(ACTIONS, "TPAction")) {
      MissingActionMembers.refuse(line, "Identifier", List.of("Identifier"));
      actions.add(action(line));
    }
    String id = sent.text(ID);
    if (!sent.flag("Overwrite") && find(id).isPresent()) {
      return RpcReply.failure("EXISTS");
    }
    try {
      return ActionAnswers.of(
          context.ledger().define(List.of(new Definition.ActionSet(id, actions)), List.of()));
    } catch (IllegalArgumentException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
  }

  private StoredAction action(RpcParameters line) {
    try {
      return new ActionForm(context.names(), context.times())
          .read(TpAction.read(new LooseMembers(line)));
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  private Optional<Definition.ActionSet> find(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : context.find(SentName.actionSet(id), Definition.ActionSet.class);
  }

  /** One set, in the form in which plans at rest hold it. */
  private RpcReply get(RpcParameters parameters) {
    String id = parameters.textArgument();
    if (id.isEmpty()) {
      return RpcReply.failure("MANDATORY_IE_MISSING ActionsId: ");
    }
    return find(id)
        .map(set ->
            RpcReply.result(out -> {
              out.writeStartArray();
              set.actions().forEach(action -> filled(ActionForm.written(action)).write(out));
              out.writeEndArray();
            }))
        .orElseGet(() -> RpcReply.serverError("NOT_FOUND"));
  }

  /** What is not said, as the reference shows it in this form. */
  private static TpAction filled(TpAction action) {
    TpBalance balance = action.balance();
    return new TpAction(
        action.identifier(),
        new TpBalance(
            balance.id(),
            balance.type(),
            balance.categories(),
            balance.destinationIds(),
            balance.ratingSubject(),
            balance.sharedGroups(),
            balance.expiryTime(),
            balance.timingIds(),
            or(balance.weight(), "0"),
            or(balance.blocker(), "false"),
            or(balance.disabled(), "false")),
        or(action.units(), "0"),
        action.filters(),
        action.extraParameters(),
        action.weight());
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private RpcReply list(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrGetActions");
    List<String> ids = asked.texts("ActionIDs");
    List<String> wanted =
        ids.isEmpty()
            ? all(DefinitionId.Kind.ACTION_SET).stream()
                .map(definition -> definition.key().id())
                .toList()
            : ids.stream().filter(id -> !id.isEmpty()).toList();
    List<Definition.ActionSet> sets = new ArrayList<>();
    for (String id : new Page(asked.integer("Limit"), asked.integer("Offset"), "").of(wanted)) {
      Optional<Definition.ActionSet> set = find(id);
      if (set.isEmpty()) {
        return RpcReply.NOT_FOUND;
      }
      sets.add(set.get());
    }
    return RpcReply.result(out -> {
      out.writeStartObject();
      for (Definition.ActionSet set : sets) {
        out.writeArrayPropertyStart(set.id());
        set.actions().forEach(action -> write(out, set.id(), action));
        out.writeEndArray();
      }
      out.writeEndObject();
    });
  }

  private static void write(JsonGenerator out, String id, StoredAction action) {
    TpAction written = ActionForm.written(action);
    out.writeStartObject();
    out.writeStringProperty("Id", id);
    out.writeStringProperty("ActionType", written.identifier());
    out.writeStringProperty("ExtraParameters", written.extraParameters());
    out.writeArrayPropertyStart("Filters");
    for (String filter : written.filters().split(";")) {
      if (!filter.isBlank()) {
        out.writeString(filter.strip());
      }
    }
    out.writeEndArray();
    out.writeStringProperty("ExpirationString", written.balance().expiryTime());
    BalanceFilterJson.number(out, "Weight", Amount.of(action.weight()));
    out.writeName("Balance");
    BalanceFilterJson.write(out, action.balance(), action.value());
    out.writeEndObject();
  }

  private RpcReply count(RpcParameters parameters) {
    int count = all(DefinitionId.Kind.ACTION_SET).size();
    return count == 0 ? RpcReply.NOT_FOUND : RpcReply.result(out -> out.writeNumber(count));
  }

  private List<Definition> all(DefinitionId.Kind kind) {
    return context.ledger().definitions(kind);
  }

  private RpcReply remove(RpcParameters parameters) {
    RpcParameters named = parameters.as("AttrRemoveActions");
    List<String> ids = named.texts("ActionIDs");
    if (!named.has("ActionIDs")) {
      return RpcReply.NOT_FOUND;
    }
    List<DefinitionId> removed =
        ids.stream().filter(id -> !id.isEmpty()).map(SentName::actionSet).toList();
    return ActionAnswers.of(context.ledger().define(List.of(), removed));
  }

  /** Runs a set on an account, which is opened where there is none. */
  private RpcReply execute(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrExecuteAction").requiring(ID);
    AccountId account = context.account(sent);
    String id = sent.text(ID);
    if (find(id).isEmpty()) {
      return RpcReply.serverError("NOT_FOUND");
    }
    return ActionAnswers.of(
        context
            .ledger()
            .change(
                account,
                List.of(new AccountAction.Open(), new AccountAction.RunActions(id)),
                RequestIds.of("ExecuteAction", account, sent)));
  }
}
