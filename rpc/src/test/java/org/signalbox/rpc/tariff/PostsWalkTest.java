package org.signalbox.rpc.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls of the published introduction, up to a priced call. */
class PostsWalkTest {

  private static final String LOAD = "{'TPid':'cgrates.org','DryRun':false,'Validate':true}";

  private @TempDir Path folder;
  private TariffApi api;

  @BeforeEach
  void writeThePlan() {
    api = new TariffApi(folder);
    destination("Dest_AU_Fixed", "'612','613','617','618'");
    destination("Dest_AU_Mobile", "'614'");
    destination("Dest_AU_TollFree", "'6113','6118'");
    rate("Rate_AU_Fixed_Rate_1", 0, "14");
    rate("Rate_AU_Mobile_Rate_1", 0, "22");
    rate("Rate_AU_Toll_Free_Rate_1", 25, "0");
    api.call(
        "SetTPDestinationRate",
        "{'TPid':'cgrates.org','ID':'DestinationRate_AU','DestinationRates':["
            + line("Dest_AU_Fixed", "Rate_AU_Fixed_Rate_1")
            + ","
            + line("Dest_AU_Mobile", "Rate_AU_Mobile_Rate_1")
            + ","
            + line("Dest_AU_TollFree", "Rate_AU_Toll_Free_Rate_1")
            + "]}");
    api.call(
        "SetTPRatingPlan",
        "{'TPid':'cgrates.org','ID':'RatingPlan_VoiceCalls','RatingPlanBindings':["
            + "{'DestinationRatesId':'DestinationRate_AU','TimingId':'*any','Weight':10}]}");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({
    "61400000000,123,66",
    "61400000000,181,88",
    "61200000000,123,42",
    "611300000000,1,25",
    "611800000000,3600,25",
    "4912345,60,UNAUTHORIZED_DESTINATION"
  })
  void shouldPriceTheCallsOfThePosts(String destination, long seconds, String price) {
    // Given
    api.call("LoadTariffPlanFromStorDb", LOAD);
    api.call("SetRatingProfile", profile("call", "2014-01-14T00:00:00Z", false));
    // When
    String priced = api.price(destination, seconds);
    // Then
    assertThat(priced).isEqualTo(price);
  }

  @Test
  void shouldNotSetAProfileBeforeItsPlanIsLoaded() {
    // Given
    String profile = profile("call", "2014-01-14T00:00:00Z", false);
    // When
    String answer = api.call("SetRatingProfile", profile);
    // Then
    assertThat(answer).isEqualTo("!NOT_FOUND:RatingPlanId:RatingPlan_VoiceCalls");
  }

  @Test
  void shouldNotChangeAPriceBeforeTheLoad() {
    // Given
    api.call("LoadTariffPlanFromStorDb", LOAD);
    api.call("SetRatingProfile", profile("call", "2014-01-14T00:00:00Z", false));
    // When
    rate("Rate_AU_Mobile_Rate_1", 0, "30");
    // Then
    assertThat(api.price("61400000000", 60)).isEqualTo("22");
    api.call("LoadTariffPlanFromStorDb", LOAD);
    assertThat(api.price("61400000000", 60)).isEqualTo("30");
  }

  @Test
  void shouldChangeNothingOnADryRun() {
    // Given
    String dryRun = "{'TPid':'cgrates.org','DryRun':true}";
    // When
    String answer = api.call("LoadTariffPlanFromStorDb", dryRun);
    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.call("GetRatingPlanIDs", "{}")).isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldAnswerOkForAPlanWithoutItems() {
    // Given
    String unknown = "{'TPid':'NOTHING','Caching':'*reload','FlushDb':true}";
    // When
    String answer = api.call("LoadTariffPlanFromStorDb", unknown);
    // Then
    assertThat(answer).isEqualTo("'OK'");
  }

  @Test
  void shouldRefuseALoadWithoutAPlan() {
    // Given
    String nothing = "{}";
    // When
    String answer = api.call("LoadTariffPlanFromStorDb", nothing);
    // Then
    assertThat(answer).isEqualTo("!MANDATORY_IE_MISSING: [TPid]");
  }

  @Test
  void shouldNameADanglingRate() {
    // Given
    api.call(
        "SetTPDestinationRate",
        "{'TPid':'cgrates.org','ID':'DR_X','DestinationRates':["
            + line("Dest_AU_Mobile", "NORATE")
            + "]}");
    // When
    String answer = api.call("LoadTariffPlanFromStorDb", LOAD);
    // Then
    assertThat(answer).isEqualTo("!SERVER_ERROR: could not find rate for tag \"NORATE\"");
  }

  @Test
  void shouldCallAnIncoherentPlanInvalidWhenAskedToValidate() {
    // Given
    api.call(
        "SetTPTiming",
        "{'TPid':'cgrates.org','ID':'WORK','Years':'*any','Months':'*any','MonthDays':'*any',"
            + "'WeekDays':'1;2;3;4;5','Time':'00:00:00'}");
    api.call(
        "SetTPRatingPlan",
        "{'TPid':'cgrates.org','ID':'RP_WORK','RatingPlanBindings':["
            + "{'DestinationRatesId':'DestinationRate_AU','TimingId':'WORK','Weight':10}]}");
    // When
    String answer = api.call("LoadTariffPlanFromStorDb", LOAD);
    // Then
    assertThat(answer).isEqualTo("!invalid data");
    assertThat(api.call("LoadTariffPlanFromStorDb", "{'TPid':'cgrates.org'}")).isEqualTo("'OK'");
  }

  @Test
  void shouldSwitchThePlanByCategory() {
    // Given
    api.call("LoadTariffPlanFromStorDb", LOAD);
    // When
    api.call("SetRatingProfile", profile("premium", "2014-01-14T00:00:00Z", false));
    // Then
    assertThat(api.price("premium", "61400000000", 123)).isEqualTo("66");
    assertThat(api.price("call", "61400000000", 123)).isEqualTo("RATING_PLAN_NOT_FOUND");
  }

  @Test
  void shouldPutPartsOfAPlanInForceAlone() {
    // Given
    api.call("LoadDestination", "{'TPid':'cgrates.org','ID':'Dest_AU_Mobile'}");
    // When
    String loaded =
        api.call("LoadRatingPlan", "{'TPid':'cgrates.org','RatingPlanId':'RatingPlan_VoiceCalls'}");
    // Then
    assertThat(loaded).isEqualTo("'OK'");
    assertThat(api.call("GetRatingPlanIDs", "{}")).isEqualTo("['RatingPlan_VoiceCalls']");
    assertThat(api.call("LoadRatingPlan", "{'TPid':'cgrates.org','RatingPlanId':'NONE'}"))
        .isEqualTo("!NOT_FOUND");
    assertThat(api.call("LoadDestination", "{'TPid':'NONE'}")).isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldLoadRatingProfilesOfOneLoad() {
    // Given
    api.call("LoadTariffPlanFromStorDb", LOAD);
    api.call(
        "SetTPRatingProfile",
        "{'TPid':'cgrates.org','LoadId':'L','Category':'call','Subject':'*any',"
            + "'RatingPlanActivations':[{'ActivationTime':'2014-01-14T00:00:00Z',"
            + "'RatingPlanId':'RatingPlan_VoiceCalls'}]}");
    // When
    String loaded = api.call("LoadRatingProfile", "{'TPid':'cgrates.org','LoadId':'L'}");
    // Then
    assertThat(loaded).isEqualTo("'OK'");
    assertThat(api.price("61400000000", 123)).isEqualTo("66");
  }

  @Test
  void shouldTakeOutOfForceWhatAPlanNames() {
    // Given
    api.call("LoadTariffPlanFromStorDb", LOAD);
    // When
    String removed = api.call("RemoveTPFromStorDB", "{'TPid':'cgrates.org'}");
    // Then
    assertThat(removed).isEqualTo("'OK'");
    assertThat(api.call("GetRatingPlanIDs", "{}")).isEqualTo("!NOT_FOUND");
    assertThat(api.call("GetTPRatingPlanIds", "{'TPid':'cgrates.org'}"))
        .isEqualTo("['RatingPlan_VoiceCalls']");
  }

  private void destination(String id, String prefixes) {
    api.call(
        "SetTPDestination",
        "{'TPid':'cgrates.org','ID':'" + id + "','Prefixes':[" + prefixes + "]}");
  }

  private void rate(String id, int connectFee, String rate) {
    api.call(
        "SetTPRate",
        "{'ID':'%s','TPid':'cgrates.org','RateSlots':[{'ConnectFee':%d,'Rate':%s,'RateUnit':'60s',"
                .formatted(id, connectFee, rate)
            + "'RateIncrement':'60s','GroupIntervalStart':'0s'}]}");
  }

  private static String line(String destination, String rate) {
    return "{'DestinationId':'%s','RateId':'%s','Rate':null,'RoundingMethod':'*up',"
            .formatted(destination, rate)
        + "'RoundingDecimals':4,'MaxCost':0,'MaxCostStrategy':''}";
  }

  private static String profile(String category, String from, boolean overwrite) {
    return "{'TPid':'cgrates.org','Overwrite':%s,'LoadId':'APItest','Direction':'*out',"
            .formatted(overwrite)
        + "'Tenant':'cgrates.org','Category':'%s','Subject':'*any','RatingPlanActivations':["
            .formatted(category)
        + "{'ActivationTime':'%s','RatingPlanId':'RatingPlan_VoiceCalls','FallbackSubjects':''}]}"
            .formatted(from);
  }
}
