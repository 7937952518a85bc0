package org.signalbox.rpc.tariff;

import java.util.List;
import org.signalbox.catalog.compile.PlanSelection;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.compile.TariffPlanLoader;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/**
 * Plans at rest put in force, whole or in part. Members that steer the reference's caches are
 * ignored: there is no cache that a client could see.
 */
final class PlanLoadMethods {

  private static final String TPID = "TPid";

  private final TariffPlanStore plans;
  private final TariffPlanLoader loader;

  PlanLoadMethods(TariffContext context) {
    this.plans = context.plans();
    this.loader = context.loader();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("LoadTariffPlanFromStorDb", this::loadPlan),
        TariffMethods.method("RemoveTPFromStorDB", this::removePlan),
        TariffMethods.method("LoadRatingPlan", this::loadRatingPlan),
        TariffMethods.method("LoadRatingProfile", this::loadRatingProfile),
        TariffMethods.method("LoadDestination", this::loadDestination),
        TariffMethods.method("LoadAccountActions", this::loadAccountActions));
  }

  private RpcReply loadPlan(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrLoadTpFromStorDb").requiring(TPID);
    Check check = asked.flag("Validate") ? Check.COHERENCE : Check.REFERENCES;
    TariffPlan plan = plans.plan(asked.text(TPID));
    if (asked.flag("DryRun")) {
      loader.rehearse(plan, check);
    } else {
      loader.load(plan, check);
    }
    return RpcReply.OK;
  }

  /** Takes out of force what the plan at rest names; the plan itself stays. */
  private RpcReply removePlan(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrLoadTpFromStorDb").requiring(TPID);
    TariffPlan plan = plans.plan(asked.text(TPID));
    if (!asked.flag("DryRun")) {
      loader.remove(plan);
    }
    return RpcReply.OK;
  }

  private RpcReply loadRatingPlan(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrLoadRatingPlan").requiring(TPID);
    String id = asked.text("RatingPlanId");
    return loadPart(PlanSelection.ratingPlans(plans.plan(asked.text(TPID)), id));
  }

  private RpcReply loadRatingProfile(RpcParameters parameters) {
    RpcParameters asked = parameters.as("TPRatingProfile").requiring(TPID);
    PlanSelection.ProfileFilter filter =
        new PlanSelection.ProfileFilter(
            asked.text("LoadId"),
            asked.text("Tenant"),
            asked.text("Category"),
            asked.text("Subject"));
    return loadPart(PlanSelection.ratingProfiles(plans.plan(asked.text(TPID)), filter));
  }

  private RpcReply loadDestination(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrLoadDestination").requiring(TPID);
    return loadPart(PlanSelection.destinations(plans.plan(asked.text(TPID)), asked.text("ID")));
  }

  /** Accounts, with all that the plan says about actions. */
  private RpcReply loadAccountActions(RpcParameters parameters) {
    RpcParameters asked = parameters.as("TPAccountActions").requiring(TPID);
    PlanSelection.AccountFilter filter =
        new PlanSelection.AccountFilter(
            asked.text("LoadId"), asked.text("Tenant"), asked.text("Account"));
    return loadPart(PlanSelection.accountActions(plans.plan(asked.text(TPID)), filter));
  }

  private RpcReply loadPart(TariffPlan part) {
    if (part.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    loader.load(part, Check.REFERENCES);
    return RpcReply.OK;
  }
}
