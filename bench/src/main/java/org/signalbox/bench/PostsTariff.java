package org.signalbox.bench;

/** The tariff of the posts, set by the calls that the posts make. */
final class PostsTariff {

  private static final String DESTINATION_RATE =
      "{'DestinationId':'D_%s','RateId':'R_%s','RoundingMethod':'*up','RoundingDecimals':4,"
          + "'MaxCost':0,'MaxCostStrategy':''}";

  private PostsTariff() {}

  /** Sets and activates it. */
  static void load(RpcConnection server) {
    add(server, "FIXED", "'612','613','617','618'", "'ConnectFee':0,'Rate':14");
    add(server, "MOBILE", "'614'", "'ConnectFee':0,'Rate':22");
    add(server, "FREE", "'6113','6118'", "'ConnectFee':25,'Rate':0");
    String rates =
        String.join(
            ",",
            DESTINATION_RATE.formatted("FIXED", "FIXED"),
            DESTINATION_RATE.formatted("MOBILE", "MOBILE"),
            DESTINATION_RATE.formatted("FREE", "FREE"));
    server.call(
        "APIerSv1.SetTPDestinationRate",
        "{'TPid':'BENCH','ID':'DR','DestinationRates':[" + rates + "]}");
    server.call(
        "APIerSv1.SetTPRatingPlan",
        "{'TPid':'BENCH','ID':'RP','RatingPlanBindings':[{'DestinationRatesId':'DR',"
            + "'TimingId':'*any','Weight':10}]}");
    server.call("APIerSv1.LoadTariffPlanFromStorDb", "{'TPid':'BENCH'}");
    server.call(
        "APIerSv1.SetRatingProfile",
        "{'Tenant':'cgrates.org','Category':'call','Subject':'*any','Overwrite':true,"
            + "'RatingPlanActivations':[{'ActivationTime':'2014-01-14T00:00:00Z',"
            + "'RatingPlanId':'RP','FallbackSubjects':''}]}");
  }

  private static void add(RpcConnection server, String name, String prefixes, String price) {
    server.call(
        "ApierV2.SetTPDestination",
        "{'TPid':'BENCH','ID':'D_%s','Prefixes':[%s]}".formatted(name, prefixes));
    String slot =
        "{%s,'RateUnit':'60s','RateIncrement':'60s','GroupIntervalStart':'0s'}".formatted(price);
    server.call(
        "ApierV1.SetTPRate", "{'TPid':'BENCH','ID':'R_%s','RateSlots':[%s]}".formatted(name, slot));
  }
}
