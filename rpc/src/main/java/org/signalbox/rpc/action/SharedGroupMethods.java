package org.signalbox.rpc.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.catalog.compile.SharedGroupForm;
import org.signalbox.catalog.tp.TpSharedGroups;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.SharingRule;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Shared groups in force. The reference reads them only; setting and removing is our own. */
final class SharedGroupMethods {

  private static final String PARAMETERS = "AccountParameters";

  private final ActionContext context;

  SharedGroupMethods(ActionContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ActionAnswers.method(ActionMethods.V1, "GetSharedGroup", this::get),
        ActionAnswers.method(ActionMethods.OWN, "SetSharedGroup", this::set),
        ActionAnswers.method(ActionMethods.OWN, "RemoveSharedGroup", this::remove));
  }

  private RpcReply get(RpcParameters parameters) {
    String id = parameters.textArgument();
    Optional<Definition.SharedGroup> group =
        id.isEmpty()
            ? Optional.empty()
            : context.find(SentName.sharedGroup(id), Definition.SharedGroup.class);
    return group
        .map(found -> RpcReply.result(out -> write(out, found)))
        .orElseGet(() -> RpcReply.serverError("NOT_FOUND"));
  }

  private static void write(JsonGenerator out, Definition.SharedGroup group) {
    out.writeStartObject();
    out.writeStringProperty("Id", group.id());
    out.writeObjectPropertyStart(PARAMETERS);
    group
        .rules()
        .forEach((account, rule) -> {
          out.writeObjectPropertyStart(account);
          out.writeStringProperty("Strategy", rule.strategy().text());
          out.writeStringProperty("RatingSubject", rule.ratingSubject());
          out.writeEndObject();
        });
    out.writeEndObject();
    out.writeEndObject();
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetSharedGroup").requiring("Id", PARAMETERS);
    RpcParameters rules = sent.object(PARAMETERS, "SharingParameters");
    SortedMap<String, SharingRule> read = new TreeMap<>();
    try {
      for (Map.Entry<String, JsonNode> entry : rules.asSent().properties()) {
        RpcParameters rule = rules.object(entry.getKey(), "SharingParameters");
        TpSharedGroups.Rule written =
            new TpSharedGroups.Rule(
                entry.getKey(), rule.text("Strategy"), rule.text("RatingSubject"));
        read.put(SharedGroupForm.account(written), SharedGroupForm.read(written));
      }
      Definition group = new Definition.SharedGroup(sent.text("Id"), read);
      return ActionAnswers.of(context.ledger().define(List.of(group), List.of()));
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  private RpcReply remove(RpcParameters parameters) {
    String id = parameters.as("AttrSetSharedGroup").requiring("Id").text("Id");
    return ActionAnswers.of(context.ledger().define(List.of(), List.of(SentName.sharedGroup(id))));
  }
}
