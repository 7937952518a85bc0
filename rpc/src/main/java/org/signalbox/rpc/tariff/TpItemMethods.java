package org.signalbox.rpc.tariff;

import java.util.List;
import java.util.regex.Pattern;
import org.signalbox.catalog.tp.Page;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** Set, get, list and remove items of one kind in plans at rest. No price changes by them. */
final class TpItemMethods {

  private static final String TPID = "TPid";

  private final TpShape shape;
  private final TariffPlanStore plans;
  private final String defaultTenant;

  TpItemMethods(TpShape shape, TariffContext context) {
    this.shape = shape;
    this.plans = context.plans();
    this.defaultTenant = context.defaultTenant();
  }

  List<RpcMethod> all() {
    String one = shape.noun().one();
    String list = shape.noun().list();
    return List.of(
        TariffMethods.method("SetTP" + one, this::set),
        TariffMethods.method("GetTP" + one, this::get),
        TariffMethods.method("GetTP" + list + "Ids", this::ids),
        TariffMethods.method("GetTP" + list + "IDs", this::ids),
        TariffMethods.method("RemoveTP" + one, this::remove));
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters item =
        parameters.as(shape.goType()).requiring(shape.required().toArray(String[]::new));
    requireBindings(item);
    TpItem written;
    try {
      written = shape.kind().read(new SentMembers(item, defaultTenant));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
    plans.put(item.text(TPID), List.of(written));
    return RpcReply.OK;
  }

  /** The reference looks into the lines of this one kind. */
  private void requireBindings(RpcParameters item) {
    if (shape.kind() == TpKind.ACTION_PLAN) {
      for (RpcParameters binding : item.objects("ActionPlan", "TPActionTiming")) {
        MissingActionMembers.refuse(binding, "ActionsId", List.of("ActionsId", "TimingId"));
      }
    }
  }

  private RpcReply get(RpcParameters parameters) {
    RpcParameters named = naming(parameters);
    String tpid = named.text(TPID);
    return plans
        .find(tpid, shape.kind(), id(named))
        .map(item -> reply(tpid, item))
        .orElse(RpcReply.NOT_FOUND);
  }

  /** Answers an item as it was written. */
  static RpcReply reply(String tpid, TpItem item) {
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeStringProperty(TPID, tpid);
      item.writeMembers(out);
      out.writeEndObject();
    });
  }

  private RpcReply ids(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrGetTP" + shape.noun().list() + "Ids").requiring(TPID);
    List<String> ids = plans.ids(asked.text(TPID), shape.kind(), page(asked));
    // The reference tells this one kind apart; a client may rely on it.
    boolean noneIsAnError = shape.kind() == TpKind.ATTRIBUTE;
    return ids.isEmpty() && noneIsAnError ? RpcReply.NOT_FOUND : RpcReply.texts(ids);
  }

  static Page page(RpcParameters parameters) {
    return new Page(
        parameters.integer("Limit"), parameters.integer("Offset"), parameters.text("Search"));
  }

  private RpcReply remove(RpcParameters parameters) {
    RpcParameters named = naming(parameters);
    plans.remove(named.text(TPID), shape.kind(), List.of(id(named)));
    return RpcReply.OK;
  }

  private RpcParameters naming(RpcParameters parameters) {
    String type =
        shape.naming() == TpShape.Naming.TENANT_AND_ID
            ? "TPTntID"
            : "AttrGetTP" + shape.noun().one();
    return parameters.as(type).requiring(TPID, shape.naming().member());
  }

  private String id(RpcParameters named) {
    String id = named.text(shape.naming().member());
    return switch (shape.naming()) {
      case ID -> id;
      case TENANT_AND_ID ->
          new ProfileKey(new SentMembers(named, defaultTenant).text("Tenant"), id).outward();
      case RATING_PROFILE_ID -> joined(id, 4, "Wrong TPRatingProfileId: ");
      case ACCOUNT_ACTIONS_ID -> joined(id, 3, "Wrong TP Account Action Id: ");
    };
  }

  private static String joined(String id, int parts, String refusal) {
    if (Pattern.compile(":").split(id, -1).length != parts) {
      throw new MalformedParameters(refusal + id);
    }
    return id;
  }
}
