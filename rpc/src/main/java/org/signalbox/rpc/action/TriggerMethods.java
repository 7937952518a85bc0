package org.signalbox.rpc.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.TriggerState;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.TriggerJson;

/** Groups of triggers in force. What accounts were given of them before stays as it was. */
final class TriggerMethods {

  private static final String GROUP = "GroupID";

  private final ActionContext context;

  TriggerMethods(ActionContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ActionAnswers.method(
            ActionMethods.V1,
            "SetActionTrigger",
            ActionAnswers.alone(context.changing(), this::set)),
        ActionAnswers.method(ActionMethods.V1, "GetActionTriggers", this::get),
        ActionAnswers.method(
            ActionMethods.V1,
            "RemoveActionTrigger",
            ActionAnswers.alone(context.changing(), this::remove)));
  }

  private RpcReply set(RpcParameters parameters) {
    SentTrigger sent = SentTrigger.of(parameters.as("AttrSetActionTrigger").requiring(GROUP));
    List<ActionTrigger> triggers = new ArrayList<>(triggers(sent.group()));
    Optional<ActionTrigger> before =
        triggers.stream().filter(trigger -> trigger.id().equals(sent.uniqueId())).findFirst();
    ActionTrigger set =
        before.map(trigger -> sent.update(context, trigger)).orElseGet(() -> sent.create(context));
    triggers.removeIf(trigger -> trigger.id().equals(set.id()));
    triggers.add(set);
    return define(sent.group(), triggers);
  }

  private RpcReply define(String group, List<ActionTrigger> triggers) {
    try {
      Definition definition = new Definition.TriggerGroup(group, triggers);
      return ActionAnswers.of(context.ledger().define(List.of(definition), List.of()));
    } catch (IllegalArgumentException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
  }

  private List<ActionTrigger> triggers(String group) {
    return context
        .find(SentName.triggerGroup(group), Definition.TriggerGroup.class)
        .map(Definition.TriggerGroup::triggers)
        .orElse(List.of());
  }

  private RpcReply get(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrGetActionTriggers");
    List<String> groups = new ArrayList<>(asked.texts("GroupIDs"));
    if (groups.isEmpty()) {
      context
          .ledger()
          .definitions(DefinitionId.Kind.TRIGGER_GROUP)
          .forEach(group -> groups.add(group.key().id()));
    }
    List<TriggerState> found = new ArrayList<>();
    for (String group : groups) {
      List<ActionTrigger> triggers = triggers(group);
      if (triggers.isEmpty()) {
        return RpcReply.NOT_FOUND;
      }
      triggers.forEach(trigger -> found.add(TriggerState.fresh(group, trigger)));
    }
    return found.isEmpty() ? RpcReply.NOT_FOUND : states(found);
  }

  /** Triggers as a list. */
  static RpcReply states(List<TriggerState> states) {
    return RpcReply.result(out -> {
      out.writeStartArray();
      states.forEach(state -> TriggerJson.write(state, out));
      out.writeEndArray();
    });
  }

  private RpcReply remove(RpcParameters parameters) {
    RpcParameters named = parameters.as("AttrRemoveActionTrigger").requiring(GROUP);
    String group = named.text(GROUP);
    String uniqueId = named.text("UniqueID");
    List<ActionTrigger> before = triggers(group);
    List<ActionTrigger> left =
        before.stream()
            .filter(trigger -> !uniqueId.isEmpty() && !trigger.id().equals(uniqueId))
            .toList();
    if (before.isEmpty() && !uniqueId.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    return left.isEmpty()
        ? ActionAnswers.of(
            context.ledger().define(List.of(), List.of(SentName.triggerGroup(group))))
        : define(group, left);
  }
}
