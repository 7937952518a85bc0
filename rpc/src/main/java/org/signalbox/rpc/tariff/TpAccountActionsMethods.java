package org.signalbox.rpc.tariff;

import java.util.List;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.catalog.tp.TpAccountActions;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** What only account actions at rest have: several loads of one account, told apart by load id. */
final class TpAccountActionsMethods {

  private static final String TPID = "TPid";
  private static final String LOAD_ID = "LoadId";

  private final TariffPlanStore plans;

  TpAccountActionsMethods(TariffContext context) {
    this.plans = context.plans();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("GetTPAccountActionLoadIds", this::loadIds),
        TariffMethods.method("GetTPAccountActionsByLoadId", this::byLoadId));
  }

  private RpcReply loadIds(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrGetTPAccountActionIds").requiring(TPID);
    List<String> loads =
        all(asked.text(TPID)).stream().map(TpAccountActions::loadId).distinct().sorted().toList();
    return RpcReply.texts(TpItemMethods.page(asked).of(loads));
  }

  private RpcReply byLoadId(RpcParameters parameters) {
    RpcParameters asked = parameters.as("TPAccountActions").requiring(TPID, LOAD_ID);
    String tpid = asked.text(TPID);
    String tenant = asked.text("Tenant");
    String account = asked.text("Account");
    List<TpAccountActions> found =
        all(tpid).stream()
            .filter(item -> item.loadId().equals(asked.text(LOAD_ID)))
            .filter(item -> tenant.isEmpty() || item.tenant().equals(tenant))
            .filter(item -> account.isEmpty() || item.account().equals(account))
            .toList();
    if (found.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    return RpcReply.result(out -> {
      out.writeStartArray();
      for (TpAccountActions item : found) {
        out.writeStartObject();
        out.writeStringProperty(TPID, tpid);
        item.writeMembers(out);
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  private List<TpAccountActions> all(String tpid) {
    return plans.plan(tpid).all(TpKind.ACCOUNT_ACTIONS, TpAccountActions.class);
  }
}
