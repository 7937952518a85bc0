package org.signalbox.rpc.tariff;

import java.util.List;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** Whole plans at rest: their names and their removal. */
final class TpPlanMethods {

  private final TariffPlanStore plans;

  TpPlanMethods(TariffContext context) {
    this.plans = context.plans();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("GetTPIds", parameters -> RpcReply.texts(plans.tpids())),
        TariffMethods.method("RemTP", this::remove));
  }

  private RpcReply remove(RpcParameters parameters) {
    RpcParameters named = parameters.as("AttrRemTp").requiring("TPid");
    plans.removePlan(named.text("TPid"));
    return RpcReply.OK;
  }
}
