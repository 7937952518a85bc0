package org.signalbox.interop;

import java.math.BigDecimal;
import org.signalbox.testsupport.HttpRpcClient;

/**
 * A live plan with one rate for every destination. Its name is its tariff plan id and its category,
 * so that many live side by side in one process.
 *
 * @param name of the plan and of the category
 * @param rateSlots a JSON list
 * @param rounding members of the destination rate that say how totals are rounded and capped
 */
public record PlanOfOneRate(String name, String rateSlots, String rounding) {

  private static final String UNROUNDED =
      "'RoundingMethod':'*up','RoundingDecimals':0,'MaxCost':0,'MaxCostStrategy':''";

  public static PlanOfOneRate of(String name, String rate, String unit, String increment) {
    return new PlanOfOneRate(name, "[" + slot("0", rate, unit, increment) + "]", UNROUNDED);
  }

  static String slot(String connectFee, String rate, String unit, String increment) {
    return slotFrom("0s", connectFee, rate, unit + "/" + increment);
  }

  /**
   * @param steps rate unit and rate increment with a slash between them
   */
  static String slotFrom(String start, String connectFee, String rate, String steps) {
    String[] unitAndIncrement = steps.split("/");
    return """
    {'ConnectFee':%s,'Rate':%s,'RateUnit':'%s','RateIncrement':'%s','GroupIntervalStart':'%s'}\
    """
        .formatted(connectFee, rate, unitAndIncrement[0], unitAndIncrement[1], start);
  }

  PlanOfOneRate withSlots(String slots) {
    return new PlanOfOneRate(name, "[" + slots + "]", rounding);
  }

  PlanOfOneRate rounded(String method, int decimals) {
    return new PlanOfOneRate(
        name,
        rateSlots,
        "'RoundingMethod':'%s','RoundingDecimals':%d,'MaxCost':0,'MaxCostStrategy':''"
            .formatted(method, decimals));
  }

  PlanOfOneRate capped(String maxCost, String strategy) {
    return new PlanOfOneRate(
        name,
        rateSlots,
        "'RoundingMethod':'*up','RoundingDecimals':0,'MaxCost':%s,'MaxCostStrategy':'%s'"
            .formatted(maxCost, strategy));
  }

  /** Stores the plan under its own id and makes it live. */
  PlanOfOneRate load(HttpRpcClient rpc) {
    String tpid = "'TPid':'" + name + "'";
    rpc.call(
            "ApierV1.SetTPRate", "{%s,'ID':'R_%s','RateSlots':%s}".formatted(tpid, name, rateSlots))
        .result();
    rpc.call(
            "ApierV1.SetTPDestinationRate",
            "{%s,'ID':'DR_%s','DestinationRates':[{'DestinationId':'*any','RateId':'R_%s',%s}]}"
                .formatted(tpid, name, name, rounding))
        .result();
    rpc.call(
            "APIerSv1.SetTPRatingPlan",
            """
            {%s,'ID':'RP_%s','RatingPlanBindings':[{'DestinationRatesId':'DR_%s',
             'TimingId':'*any','Weight':10}]}\
            """
                .formatted(tpid, name, name))
        .result();
    PostsTariff.load(rpc, name);
    return this;
  }

  /** Makes the plan live and gives it to the category of its name. */
  public PlanOfOneRate activate(HttpRpcClient rpc) {
    load(rpc);
    PostsTariff.setRatingProfile(rpc, name, "RP_" + name);
    return this;
  }

  /** The cost without rounding, as {@code APIerSv1.GetCost} reports it. */
  BigDecimal cost(HttpRpcClient rpc, String usage) {
    return rpc.call("APIerSv1.GetCost", PostsTariff.costQuery(name, "441632960000", usage))
        .result()
        .path("Cost")
        .decimalValue();
  }

  /** The call cost, rounded and capped, as {@code Responder.GetCost} reports it. */
  BigDecimal callCost(HttpRpcClient rpc, int seconds) {
    return rpc.call(
            "Responder.GetCost",
            """
            {'Tenant':'cgrates.org','Category':'%s','Subject':'1001','Destination':'441632960000',
             'ToR':'*voice','TimeStart':'2025-08-04T13:00:00Z','TimeEnd':'2025-08-04T13:%02d:%02dZ'}\
            """
                .formatted(name, seconds / 60, seconds % 60))
        .result()
        .path("Cost")
        .decimalValue();
  }
}
