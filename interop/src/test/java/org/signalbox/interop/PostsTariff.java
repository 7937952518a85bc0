package org.signalbox.interop;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.testsupport.HttpRpcClient;
import tools.jackson.databind.JsonNode;

/** The tariff that the posts build, as calls. */
public final class PostsTariff {

  static final String TPID = "'TPid':'cgrates.org'";

  private PostsTariff() {}

  /** Stores the plan of the posts; no price changes by it. */
  static void store(HttpRpcClient rpc) {
    setDestination(rpc, "Dest_AU_Fixed", "'612','613','617','618'");
    setDestination(rpc, "Dest_AU_Mobile", "'614'");
    setDestination(rpc, "Dest_AU_TollFree", "'6113','6118'");
    setRate(rpc, "Rate_AU_Mobile_Rate_1", 0, 22);
    setRate(rpc, "Rate_AU_Fixed_Rate_1", 0, 14);
    setRate(rpc, "Rate_AU_Toll_Free_Rate_1", 25, 0);
    setDestinationRates(
        rpc,
        List.of(
            destinationRate("Dest_AU_Fixed", "Rate_AU_Fixed_Rate_1"),
            destinationRate("Dest_AU_Mobile", "Rate_AU_Mobile_Rate_1"),
            destinationRate("Dest_AU_TollFree", "Rate_AU_Toll_Free_Rate_1")));
    rpc.call(
            "APIerSv1.SetTPRatingPlan",
            "{%s,'ID':'RatingPlan_VoiceCalls','RatingPlanBindings':[{'DestinationRatesId':"
                    .formatted(TPID)
                + "'DestinationRate_AU','TimingId':'*any','Weight':10}]}")
        .result();
  }

  /** Stores the plan, makes it live and gives it to category {@code call}. */
  static void activate(HttpRpcClient rpc) {
    store(rpc);
    load(rpc, "cgrates.org");
    setRatingProfile(rpc, "call", "RatingPlan_VoiceCalls");
  }

  /** Makes every event one run, as part 4 of the posts does. */
  public static void setDefaultCharger(HttpRpcClient rpc) {
    rpc.call(
            "APIerSv1.SetChargerProfile",
            "{'Tenant':'cgrates.org','ID':'DEFAULT','FilterIDs':[],'AttributeIDs':['*none'],"
                + "'Weight':0}")
        .result();
  }

  static void setDestination(HttpRpcClient rpc, String id, String prefixes) {
    rpc.call(
            "ApierV2.SetTPDestination",
            "{%s,'ID':'%s','Prefixes':[%s]}".formatted(TPID, id, prefixes))
        .result();
  }

  static void setRate(HttpRpcClient rpc, String id, int connectFee, int rate) {
    rpc.call(
            "ApierV1.SetTPRate",
            """
            {%s,'ID':'%s','RateSlots':[{'ConnectFee':%d,'Rate':%d,'RateUnit':'60s',
             'RateIncrement':'60s','GroupIntervalStart':'0s'}]}\
            """
                .formatted(TPID, id, connectFee, rate))
        .result();
  }

  static String destinationRate(String destination, String rate) {
    return """
    {'DestinationId':'%s','RateId':'%s','Rate':null,'RoundingMethod':'*up',
     'RoundingDecimals':4,'MaxCost':0,'MaxCostStrategy':''}\
    """
        .formatted(destination, rate);
  }

  static void setDestinationRates(HttpRpcClient rpc, List<String> rates) {
    rpc.call(
            "ApierV1.SetTPDestinationRate",
            "{%s,'ID':'DestinationRate_AU','DestinationRates':[%s]}"
                .formatted(TPID, String.join(",", rates)))
        .result();
  }

  static void load(HttpRpcClient rpc, String tpid) {
    rpc.call(
            "APIerSv1.LoadTariffPlanFromStorDb",
            "{'TPid':'%s','DryRun':false,'Validate':true,'APIOpts':null,'Caching':null}"
                .formatted(tpid))
        .result();
  }

  static void setRatingProfile(HttpRpcClient rpc, String category, String plan) {
    rpc.call(
            "APIerSv1.SetRatingProfile",
            """
            {'Overwrite':true,'LoadId':'APItest','Tenant':'cgrates.org','Category':'%s',
             'Subject':'*any','RatingPlanActivations':[{'ActivationTime':'2014-01-14T00:00:00Z',
             'RatingPlanId':'%s','FallbackSubjects':''}]}\
            """
                .formatted(category, plan))
        .result();
  }

  /** The event cost of a call of category {@code call} at the time of the posts. */
  static JsonNode eventCost(HttpRpcClient rpc, String destination, String usage) {
    return rpc.call("APIerSv1.GetCost", costQuery("call", destination, usage)).result();
  }

  static BigDecimal cost(HttpRpcClient rpc, String destination, String usage) {
    return eventCost(rpc, destination, usage).path("Cost").decimalValue();
  }

  static String costQuery(String category, String destination, String usage) {
    return """
    {'Tenant':'cgrates.org','Category':'%s','Subject':'1001','Destination':'%s',
     'AnswerTime':'2025-08-04T13:00:00Z','Usage':'%s','APIOpts':{}}\
    """
        .formatted(category, destination, usage);
  }
}
