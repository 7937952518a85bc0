package org.signalbox.rpc.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.signalbox.catalog.compile.TriggerForm;
import org.signalbox.catalog.tp.TpActionTrigger;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trigger that a client sets: what it sends takes the place of what an existing one says, and
 * what it leaves out stays.
 *
 * @param group empty where none is named
 * @param uniqueId empty where none is named
 * @param members of the trigger
 */
record SentTrigger(String group, String uniqueId, RpcParameters members) {

  static SentTrigger of(RpcParameters sent) {
    return new SentTrigger(
        sent.text("GroupID"),
        sent.text("UniqueID"),
        sent.object("ActionTrigger", "map[string]interface {}"));
  }

  /** Whether it says that the trigger waits for a reset, or that it does not. */
  Optional<Boolean> executed() {
    return members.has("Executed")
        ? Optional.of(new LooseMembers(members).flag("Executed"))
        : Optional.empty();
  }

  /** A new trigger; its group and threshold must be there. */
  ActionTrigger create(ActionContext context) {
    if (group.isEmpty()) {
      throw new MalformedParameters("MANDATORY_IE_MISSING: [GroupID]");
    }
    List<String> missing = new ArrayList<>();
    for (String name : List.of("ThresholdType", "ThresholdValue")) {
      if (!members.has(name)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new MalformedParameters("MANDATORY_IE_MISSING: [" + String.join(" ", missing) + "]");
    }
    String id = uniqueId.isEmpty() ? UUID.randomUUID().toString() : uniqueId;
    return read(context, members, id);
  }

  /** What becomes of an existing trigger. */
  ActionTrigger update(ActionContext context, ActionTrigger before) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    written(before)
        .properties()
        .forEach(entry -> {
          if (!members.has(entry.getKey())) {
            merged.set(entry.getKey(), entry.getValue());
          }
        });
    merged.setAll(members.asSent());
    return read(context, new RpcParameters(merged, "AttrSetActionTrigger"), before.id());
  }

  /** By the names that clients use, so that what they send can take the place of it. */
  private static JsonNode written(ActionTrigger trigger) {
    return ExactJson.read(ExactJson.text(out -> TriggerForm.written(trigger).write(out, "")));
  }

  private static ActionTrigger read(ActionContext context, RpcParameters sent, String id) {
    try {
      return new TriggerForm(context.names(), context.times())
          .read(TpActionTrigger.read(new LooseMembers(sent)).named(id), id);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }
}
