package org.signalbox.rpc.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TpItemMethodsTest {

  /**
   * One item of each kind: noun, item as set and as given back, how it is named, its id, and the
   * noun of lists where it is another.
   */
  static final List<List<String>> KINDS =
      List.of(
          List.of(
              "Timing",
              "{'TPid':'T','ID':'PEAK','Years':'*any','Months':'*any','MonthDays':'*any',"
                  + "'WeekDays':'1;2;3;4;5','Time':'08:00:00'}",
              "{'TPid':'T','ID':'PEAK'}",
              "PEAK"),
          List.of(
              "Destination",
              "{'TPid':'T','ID':'Dest_AU_Fixed','Prefixes':['612','613','617','618']}",
              "{'TPid':'T','ID':'Dest_AU_Fixed'}",
              "Dest_AU_Fixed"),
          List.of(
              "Rate",
              "{'TPid':'T','ID':'R','RateSlots':[{'ConnectFee':0,'Rate':0.0123456789,"
                  + "'RateUnit':'60s','RateIncrement':'60s','GroupIntervalStart':'0s'}]}",
              "{'TPid':'T','ID':'R'}",
              "R"),
          List.of(
              "DestinationRate",
              "{'TPid':'T','ID':'DR','DestinationRates':[{'DestinationId':'D','RateId':'R',"
                  + "'Rate':null,'RoundingMethod':'*up','RoundingDecimals':4,'MaxCost':0,"
                  + "'MaxCostStrategy':''}]}",
              "{'TPid':'T','ID':'DR'}",
              "DR"),
          List.of(
              "RatingPlan",
              "{'TPid':'T','ID':'RP','RatingPlanBindings':[{'DestinationRatesId':'DR',"
                  + "'TimingId':'*any','Weight':10}]}",
              "{'TPid':'T','ID':'RP'}",
              "RP"),
          List.of(
              "RatingProfile",
              "{'TPid':'T','LoadId':'L','Tenant':'cgrates.org','Category':'call',"
                  + "'Subject':'*any','RatingPlanActivations':[{'ActivationTime':"
                  + "'2014-01-14T00:00:00Z','RatingPlanId':'RP','FallbackSubjects':''}]}",
              "{'TPid':'T','RatingProfileID':'L:cgrates.org:call:*any'}",
              "L:cgrates.org:call:*any"),
          List.of(
              "Charger",
              "{'TPid':'T','Tenant':'cgrates.org','ID':'C','FilterIDs':[],"
                  + "'ActivationInterval':null,'RunID':'*default','AttributeIDs':['*none'],"
                  + "'Weight':20}",
              "{'TPid':'T','Tenant':'cgrates.org','ID':'C'}",
              "cgrates.org:C"),
          List.of(
              "AttributeProfile",
              "{'TPid':'T','Tenant':'cgrates.org','ID':'A','FilterIDs':['F'],"
                  + "'ActivationInterval':{'ActivationTime':'2014-07-14T14:35:00Z',"
                  + "'ExpiryTime':''},'Contexts':['*any'],'Attributes':[{'FilterIDs':[],"
                  + "'Path':'*req.Subject','Type':'*constant','Value':'1001'}],"
                  + "'Blocker':false,'Weight':1.5}",
              "{'TPid':'T','ID':'A'}",
              "cgrates.org:A"),
          List.of(
              "FilterProfile",
              "{'TPid':'T','Tenant':'cgrates.org','ID':'F','Filters':[{'Type':'*string',"
                  + "'Element':'~*req.Account','Values':['1001','1002']}],"
                  + "'ActivationInterval':null}",
              "{'TPid':'T','ID':'F'}",
              "cgrates.org:F"),
          List.of(
              "Actions",
              "{'TPid':'T','ID':'ACT_TOPUP','Actions':[{'Identifier':'*topup_reset',"
                  + "'BalanceId':'test','BalanceUuid':'','BalanceType':'*voice','Units':'10m',"
                  + "'ExpiryTime':'*unlimited','Filters':'','TimingTags':'','DestinationIds':"
                  + "'*any','RatingSubject':'*zero1s','Categories':'call','SharedGroups':'',"
                  + "'BalanceWeight':'10','ExtraParameters':'','BalanceBlocker':'false',"
                  + "'BalanceDisabled':'false','Weight':10.5}]}",
              "{'TPid':'T','ID':'ACT_TOPUP'}",
              "ACT_TOPUP",
              "Action"),
          List.of(
              "ActionPlan",
              "{'TPid':'T','ID':'AP_PACKAGE_10','ActionPlan':[{'ActionsId':'ACT_TOPUP',"
                  + "'TimingId':'*asap','Weight':10}]}",
              "{'TPid':'T','ID':'AP_PACKAGE_10'}",
              "AP_PACKAGE_10"),
          List.of(
              "ActionTriggers",
              "{'TPid':'T','ID':'STANDARD','ActionTriggers':[{'Id':'STANDARD','UniqueID':'1',"
                  + "'ThresholdType':'*min_balance','ThresholdValue':2.25,'Recurrent':true,"
                  + "'MinSleep':'1m','ExpirationDate':'','ActivationDate':'','BalanceId':'',"
                  + "'BalanceType':'*monetary','BalanceDestinationIds':'','BalanceWeight':'',"
                  + "'BalanceExpirationDate':'','BalanceTimingTags':'','BalanceRatingSubject':'',"
                  + "'BalanceCategories':'','BalanceSharedGroups':'','BalanceBlocker':'',"
                  + "'BalanceDisabled':'','ActionsId':'ACT_WARN','Weight':10}]}",
              "{'TPid':'T','ID':'STANDARD'}",
              "STANDARD",
              "ActionTrigger"),
          List.of(
              "SharedGroups",
              "{'TPid':'T','ID':'SHARED_A','SharedGroups':[{'Account':'*any',"
                  + "'Strategy':'*highest','RatingSubject':''}]}",
              "{'TPid':'T','ID':'SHARED_A'}",
              "SHARED_A",
              "SharedGroup"),
          List.of(
              "AccountActions",
              "{'TPid':'T','LoadId':'L','Tenant':'cgrates.org','Account':'1001','ActionPlanId':"
                  + "'AP_PACKAGE_10','ActionTriggersId':'','AllowNegative':true,"
                  + "'Disabled':false}",
              "{'TPid':'T','AccountActionsId':'L:cgrates.org:1001'}",
              "L:cgrates.org:1001",
              "AccountAction"));

  private @TempDir Path folder;
  private TariffApi api;

  @BeforeEach
  void open() {
    api = new TariffApi(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void shouldGiveBackWhatWasSet(List<String> kind) {
    // Given
    assertThat(api.call("SetTP" + kind.get(0), kind.get(1))).isEqualTo("'OK'");
    // When
    String got = api.call("GetTP" + kind.get(0), kind.get(2));
    // Then
    assertThat(got).isEqualTo(kind.get(1));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void shouldListWhatWasSetUnderBothSpellings(List<String> kind) {
    // Given
    api.call("SetTP" + kind.get(0), kind.get(1));
    // When
    String noun = kind.size() > 4 ? kind.get(4) : kind.get(0);
    String ids = api.call("GetTP" + noun + "Ids", "{'TPid':'T'}");
    // Then
    assertThat(ids).isEqualTo("['" + kind.get(3) + "']");
    assertThat(api.call("GetTP" + noun + "IDs", "{'TPid':'T'}")).isEqualTo(ids);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void shouldForgetWhatWasRemoved(List<String> kind) {
    // Given
    api.call("SetTP" + kind.get(0), kind.get(1));
    // When
    String removed = api.call("RemoveTP" + kind.get(0), kind.get(2));
    // Then
    assertThat(removed).isEqualTo("'OK'");
    assertThat(api.call("GetTP" + kind.get(0), kind.get(2))).isEqualTo("!NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SetTPTiming            | TPid ID Years Months MonthDays WeekDays Time
          SetTPDestination       | TPid ID Prefixes
          SetTPRate              | TPid ID RateSlots
          SetTPDestinationRate   | TPid ID DestinationRates
          SetTPRatingPlan        | TPid ID RatingPlanBindings
          SetTPRatingProfile     | TPid LoadId Category Subject RatingPlanActivations
          SetTPCharger           | TPid ID
          SetTPAttributeProfile  | TPid ID
          SetTPFilterProfile     | TPid ID
          SetTPActions           | TPid ID Actions
          SetTPActionPlan        | TPid ID ActionPlan
          SetTPActionTriggers    | TPid ID
          SetTPSharedGroups      | TPid ID SharedGroups
          SetTPAccountActions    | TPid LoadId Account ActionPlanId
          GetTPAccountActions    | TPid AccountActionsId
          GetTPActionIds         | TPid
          GetTPTiming            | TPid ID
          GetTPDestination       | TPid ID
          GetTPRatingProfile     | TPid RatingProfileID
          GetTPCharger           | TPid ID
          GetTPDestinationIDs    | TPid
          RemoveTPDestination    | TPid ID
          """)
  void shouldNameAllMissingMembersInTheirOrder(String method, String missing) {
    // Given
    String nothing = "{}";
    // When
    String answer = api.call(method, nothing);
    // Then
    assertThat(answer).isEqualTo("!MANDATORY_IE_MISSING: [" + missing + "]");
  }

  @Test
  void shouldNameOnlyWhatIsMissing() {
    // Given
    String destination = "{'TPid':'T','Prefixes':[]}";
    // When
    String answer = api.call("SetTPDestination", destination);
    // Then
    assertThat(answer).isEqualTo("!MANDATORY_IE_MISSING: [ID Prefixes]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Timing", "Destination", "Rate", "DestinationRate", "RatingPlan", "Charger"})
  void shouldListNothingWhereNothingIs(String noun) {
    // Given
    String plan = "{'TPid':'EMPTY'}";
    // When
    String ids = api.call("GetTP" + noun + "Ids", plan);
    // Then
    assertThat(ids).isEqualTo("[]");
  }

  @Test
  void shouldReplaceTheFirstDestinationRateByTheSecond() {
    // Given
    api.call(
        "SetTPDestinationRate",
        "{'TPid':'T','ID':'DR','DestinationRates':[{'DestinationId':'A','RateId':'R'},"
            + "{'DestinationId':'B','RateId':'R'}]}");
    // When
    api.call(
        "SetTPDestinationRate",
        "{'TPid':'T','ID':'DR','DestinationRates':[{'DestinationId':'C','RateId':'R'}]}");
    // Then
    assertThat(api.call("GetTPDestinationRate", "{'TPid':'T','ID':'DR'}"))
        .contains("'DestinationId':'C'")
        .doesNotContain("'DestinationId':'A'", "'DestinationId':'B'");
  }

  @Test
  void shouldPageAndSearchIds() {
    // Given
    for (String id : List.of("B2", "A1", "B1", "B3")) {
      api.call("SetTPDestination", "{'TPid':'T','ID':'" + id + "','Prefixes':['1']}");
    }
    // When
    String ids = api.call("GetTPDestinationIDs", "{'TPid':'T','Limit':2,'Offset':1,'Search':'B'}");
    // Then
    assertThat(ids).isEqualTo("['B2','B3']");
  }

  @Test
  void shouldPutProfilesWithoutATenantUnderTheDefaultTenant() {
    // Given
    api.call("SetTPCharger", "{'TPid':'T','ID':'C','RunID':'*default'}");
    // When
    String ids = api.call("GetTPChargerIDs", "{'TPid':'T'}");
    // Then
    assertThat(ids).isEqualTo("['cgrates.org:C']");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "a:b:c", "a:b:c:d:e"})
  void shouldRefuseARatingProfileIdThatIsNone(String id) {
    // Given
    String named = "{'TPid':'T','RatingProfileID':'" + id + "'}";
    // When
    String answer = api.call("GetTPRatingProfile", named);
    // Then
    assertThat(answer).isEqualTo("!Wrong TPRatingProfileId: " + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001", "cgrates.org:1001", "L:cgrates.org:1001:x"})
  void shouldRefuseAnIdOfAccountActionsThatIsNone(String id) {
    // Given
    String named = "{'TPid':'T','AccountActionsId':'" + id + "'}";
    // When
    String answer = api.call("RemoveTPAccountActions", named);
    // Then
    assertThat(answer).isEqualTo("!Wrong TP Account Action Id: " + id);
  }

  @Test
  void shouldNameTheActionsOfAPlanThatLackATiming() {
    // Given
    String plan = "{'TPid':'T','ID':'P','ActionPlan':[{'ActionsId':'ACT_TOPUP','Weight':10}]}";
    // When
    String answer = api.call("SetTPActionPlan", plan);
    // Then
    assertThat(answer).isEqualTo("!MANDATORY_IE_MISSING:Action:ACT_TOPUP:[TimingId]");
  }

  @Test
  void shouldFindAccountActionsByTheirLoad() {
    // Given
    String account = KINDS.getLast().get(1);
    api.call("SetTPAccountActions", account);
    api.call("SetTPAccountActions", account.replace("'LoadId':'L'", "'LoadId':'M'"));
    // When
    String loads = api.call("GetTPAccountActionLoadIds", "{'TPid':'T'}");
    // Then
    assertThat(loads).isEqualTo("['L','M']");
    assertThat(api.call("GetTPAccountActionsByLoadId", "{'TPid':'T','LoadId':'L'}"))
        .isEqualTo("[" + account + "]");
    assertThat(api.call("GetTPAccountActionsByLoadId", "{'TPid':'T','LoadId':'X'}"))
        .isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldTakeTheFilterOfAnActionInItsOldSpelling() {
    // Given
    String actions =
        "{'TPid':'T','ID':'A','Actions':[{'Identifier':'*log','Filter':'F1','Weight':1}]}";
    // When
    api.call("SetTPActions", actions);
    // Then
    assertThat(api.call("GetTPActions", "{'TPid':'T','ID':'A'}")).contains("'Filters':'F1'");
  }

  @Test
  void shouldRefuseANumberThatIsOutOfRange() {
    // Given
    String rate =
        "{'TPid':'T','ID':'R','RateSlots':[{'Rate':1e40,'RateUnit':'60s','RateIncrement':'60s'}]}";
    // When
    String answer = api.call("SetTPRate", rate);
    // Then
    assertThat(answer).isEqualTo("!SERVER_ERROR: more than 30 digits before the decimal point");
    assertThat(api.call("GetTPRateIds", "{'TPid':'T'}")).isEqualTo("[]");
  }

  @Test
  void shouldRefuseAWeightThatIsOutOfRange() {
    // Given
    String plan =
        "{'TPid':'T','ID':'P','RatingPlanBindings':"
            + "[{'DestinationRatesId':'D','TimingId':'*any','Weight':1e308}]}";
    String charger = "{'TPid':'T','ID':'C','Weight':1e308}";
    // When
    String answer = api.call("SetTPRatingPlan", plan);
    // Then
    assertThat(answer).isEqualTo("!SERVER_ERROR: more than 30 digits before the decimal point");
    assertThat(api.call("SetTPCharger", charger)).isEqualTo(answer);
  }

  @Test
  void shouldRefuseTextWhereANumberIsExpected() {
    // Given
    String rate = "{'TPid':'T','ID':'R','RateSlots':[{'Rate':'22'}]}";
    // When
    String answer = api.call("SetTPRate", rate);
    // Then
    assertThat(answer).startsWith("!json: cannot unmarshal string into Go");
  }

  @Test
  void shouldFindRatingProfilesByTheirLoad() {
    // Given
    api.call("SetTPRatingProfile", KINDS.get(5).get(1));
    api.call("SetTPRatingProfile", KINDS.get(5).get(1).replace("'LoadId':'L'", "'LoadId':'M'"));
    // When
    String loads = api.call("GetTPRatingProfileLoadIds", "{'TPid':'T','Category':'call'}");
    // Then
    assertThat(loads).isEqualTo("['L','M']");
    assertThat(api.call("GetTPRatingProfilesByLoadID", "{'TPid':'T','LoadId':'L'}"))
        .isEqualTo("[" + KINDS.get(5).get(1) + "]");
    assertThat(api.call("GetTPRatingProfilesByLoadID", "{'TPid':'T','LoadId':'X'}"))
        .isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldListAndRemoveWholePlans() {
    // Given
    api.call("SetTPDestination", "{'TPid':'one','ID':'D','Prefixes':['1']}");
    api.call("SetTPDestination", "{'TPid':'two','ID':'D','Prefixes':['1']}");
    // When
    String removed = api.call("RemTP", "{'TPid':'one'}");
    // Then
    assertThat(removed).isEqualTo("'OK'");
    assertThat(api.call("GetTPIds", "{}")).isEqualTo("['two']");
  }

  @Test
  void shouldAnswerEveryMethodWithoutParameters() {
    // Given
    List<String> names = List.copyOf(api.methods().keySet());
    // When
    List<String> answers = names.stream().map(name -> api.call(name, "{}")).toList();
    // Then
    assertThat(answers).hasSameSizeAs(names).noneMatch(String::isEmpty);
  }
}
