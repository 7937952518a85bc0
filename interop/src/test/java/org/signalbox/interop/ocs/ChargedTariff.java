package org.signalbox.interop.ocs;

import java.nio.file.Path;
import java.util.Map;

/**
 * The prices of the worked examples as a folder of CSV files: each account has a price of its own,
 * so that many examples live side by side in one node.
 */
final class ChargedTariff {

  static final String TENANT = "cgrates.org";

  /** Money for a unit: what it is, and the plan that charges it. */
  enum Price {
    /** One for each second. */
    SECOND("0,1,1s,1s,0s"),
    /** One for a minute, by the second. */
    MINUTE("0,1,60s,1s,0s"),
    /** 0.20 for a minute, by the second. */
    FIFTH_A_MINUTE("0,0.2,60s,1s,0s"),
    /** 22 for each minute that begins. */
    MINUTES_OF_22("0,22,60s,60s,0s"),
    /** One for 10^9 octets, by the octet. */
    GIGABYTE("0,1,1000000000,1,0s"),
    /** 2.50 for each unit. */
    BOX_OF_CAKES("0,2.5,1,1,0s"),
    /** 0.10 for each unit. */
    MESSAGE("0,0.1,1,1,0s");

    private final String slot;

    Price(String slot) {
      this.slot = slot;
    }
  }

  private ChargedTariff() {}

  /**
   * Loads prices by account and category into a node.
   *
   * @param folder for the files
   * @param prices the key is category and account with a comma between them, {@code *any} for all
   *     accounts
   */
  static void load(RpcPort rpc, Path folder, Map<String, Price> prices) {
    StringBuilder rates =
        new StringBuilder("#Id,ConnectFee,Rate,RateUnit,RateIncrement,GroupIntervalStart\n");
    StringBuilder destinationRates =
        new StringBuilder(
            "#Id,DestinationId,RatesTag,RoundingMethod,RoundingDecimals,MaxCost,MaxCostStrategy\n");
    StringBuilder plans = new StringBuilder("#Id,DestinationRatesId,TimingTag,Weight\n");
    for (Price price : Price.values()) {
      String name = price.name();
      rates.append("RT_" + name + "," + price.slot + "\n");
      destinationRates.append("DR_" + name + ",*any,RT_" + name + ",*up,4,0,\n");
      plans.append("RP_" + name + ",DR_" + name + ",*any,10\n");
    }
    StringBuilder profiles =
        new StringBuilder(
            "#Tenant,Category,Subject,ActivationTime,RatingPlanId,RatesFallbackSubject\n");
    prices.forEach((whose, price) ->
        profiles.append(TENANT + "," + whose + ",2014-01-14T00:00:00Z,RP_" + price.name() + ",\n"));
    TextFile.write(folder.resolve("Rates.csv"), rates.toString());
    TextFile.write(folder.resolve("DestinationRates.csv"), destinationRates.toString());
    TextFile.write(folder.resolve("RatingPlans.csv"), plans.toString());
    TextFile.write(folder.resolve("RatingProfiles.csv"), profiles.toString());
    TextFile.write(
        folder.resolve("Chargers.csv"),
        "#Tenant,ID,FilterIDs,ActivationInterval,RunID,AttributeIDs,Weight\n"
            + TENANT
            + ",DEFAULT,,,*default,*none,0\n");
    rpc.call("APIerSv1.LoadTariffPlanFromFolder", "{'FolderPath':'" + folder + "'}").result();
  }
}
