package org.signalbox.rpc.tariff;

import java.util.List;
import java.util.Set;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.TariffChange;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** Rating plans in force. They are set by loading a tariff plan. */
final class RatingPlanMethods {

  private final LiveCatalog catalog;

  RatingPlanMethods(TariffContext context) {
    this.catalog = context.catalog();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("GetRatingPlan", this::get),
        TariffMethods.method("GetRatingPlanIDs", this::ids),
        TariffMethods.method("RemoveRatingPlan", this::remove));
  }

  private RpcReply get(RpcParameters parameters) {
    return catalog
        .current()
        .tariff()
        .ratingPlan(parameters.textArgument())
        .map(plan -> RpcReply.result(new RatingPlanBody(plan)))
        .orElse(RpcReply.NOT_FOUND);
  }

  private RpcReply ids(RpcParameters parameters) {
    List<String> ids =
        catalog.current().tariff().ratingPlans().map(RatingPlan::id).sorted().toList();
    return ids.isEmpty()
        ? RpcReply.NOT_FOUND
        : RpcReply.texts(TpItemMethods.page(parameters.as("PaginatorWithTenant")).of(ids));
  }

  private RpcReply remove(RpcParameters parameters) {
    String id = parameters.textArgument();
    if (id.isEmpty()) {
      return RpcReply.failure("MANDATORY_IE_MISSING: [ID]");
    }
    catalog.change(live -> {
      if (live.tariff().ratingPlan(id).isEmpty()) {
        throw new RefusedChange(RefusedChange.NOT_FOUND);
      }
      return CatalogChange.of(
          new TariffChange(List.of(), List.of(), List.of(), Set.of(), Set.of(id), Set.of()));
    });
    return RpcReply.OK;
  }
}
