package org.signalbox.rpc.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.RepositoryFolder;

/** The names without TP, which act at once. */
class LiveMethodsTest {

  private static final String POSTS = RepositoryFolder.resolve("fixtures/tariffs/posts").toString();

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

  @Test
  void shouldSetAndGetADestination() {
    // Given
    api.call("SetDestination", "{'Id':'D','Prefixes':['613','612']}");
    // When
    String got = api.call("GetDestination", "'D'");
    // Then
    assertThat(got).isEqualTo("{'Id':'D','Prefixes':['613','612']}");
    assertThat(api.call("APIerSv2.GetDestinations", "{}")).isEqualTo("[" + got + "]");
    assertThat(api.call("GetDestination", "'OTHER'")).isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldOverwriteADestinationOnlyWhenToldTo() {
    // Given
    api.call("SetDestination", "{'Id':'D','Prefixes':['1']}");
    // When
    String refused = api.call("SetDestination", "{'Id':'D','Prefixes':['2']}");
    // Then
    assertThat(refused).isEqualTo("!EXISTS");
    assertThat(api.call("SetDestination", "{'Id':'D','Prefixes':['2'],'Overwrite':true}"))
        .isEqualTo("'OK'");
    assertThat(api.call("GetDestination", "'D'")).contains("['2']");
  }

  @Test
  void shouldRemoveSinglePrefixesAndThenTheDestination() {
    // Given
    api.call("SetDestination", "{'Id':'D','Prefixes':['1','2']}");
    // When
    api.call("RemoveDestination", "{'DestinationIDs':['D'],'Prefixes':['1']}");
    // Then
    assertThat(api.call("GetDestination", "'D'")).contains("['2']");
    api.call("RemoveDestination", "{'DestinationIDs':['D'],'Prefixes':['2']}");
    assertThat(api.call("GetDestination", "'D'")).isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldFindTheDestinationsOfAPrefix() {
    // Given
    api.call("SetDestination", "{'Id':'B','Prefixes':['1','2']}");
    api.call("SetDestination", "{'Id':'A','Prefixes':['2']}");
    // When
    String found = api.call("GetReverseDestination", "'2'");
    // Then
    assertThat(found).isEqualTo("['A','B']");
    assertThat(api.call("GetReverseDestination", "'3'")).isEqualTo("!NOT_FOUND");
    assertThat(api.call("ComputeReverseDestinations", "''")).isEqualTo("'OK'");
  }

  @Test
  void shouldShowARatingPlanInForce() {
    // Given
    load();
    // When
    String plan = api.call("GetRatingPlan", "'RatingPlan_VoiceCalls'");
    // Then
    assertThat(plan)
        .startsWith("{'Id':'RatingPlan_VoiceCalls','Timings':{'00000001':{'ID':'*any'")
        .contains("'Value':22")
        .contains("'Dest_AU_Mobile':[{'Timing':'00000001','Rating':'");
  }

  @Test
  void shouldRemoveARatingPlan() {
    // Given
    load();
    // When
    String removed = api.call("RemoveRatingPlan", "'RatingPlan_VoiceCalls'");
    // Then
    assertThat(removed).isEqualTo("'OK'");
    assertThat(api.call("GetRatingPlan", "'RatingPlan_VoiceCalls'")).isEqualTo("!NOT_FOUND");
    assertThat(api.call("RemoveRatingPlan", "'RatingPlan_VoiceCalls'")).isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldShowARatingProfileWithItsFallbackKeysInOrder() {
    // Given
    load();
    api.call("SetRatingProfile", profile("1001", "2014-01-14T00:00:00Z", "rif;danb", ""));
    // When
    String profile = api.call("GetRatingProfile", "{'Category':'call','Subject':'1001'}");
    // Then
    assertThat(profile)
        .isEqualTo(
            "{'Id':'*out:cgrates.org:call:1001','RatingPlanActivations':[{'ActivationTime':"
                + "'2014-01-14T00:00:00Z','RatingPlanId':'RatingPlan_VoiceCalls','FallbackKeys':"
                + "['*out:cgrates.org:call:rif','*out:cgrates.org:call:danb']}]}");
  }

  @Test
  void shouldAddActivationsUnlessToldToOverwrite() {
    // Given
    load();
    api.call("SetRatingProfile", profile("1001", "2014-01-14T00:00:00Z", "", ""));
    api.call("SetRatingProfile", profile("1001", "2012-01-01T00:00:00Z", "", ""));
    api.call("SetRatingProfile", profile("1001", "2012-01-01T00:00:00Z", "", ""));
    String key = "{'Tenant':'cgrates.org','Category':'call','Subject':'1001'}";
    assertThat(times(api.call("GetRatingProfile", key)))
        .isEqualTo("2012-01-01T00:00:00Z 2014-01-14T00:00:00Z");
    // When
    api.call("SetRatingProfile", profile("1001", "2020-01-01T00:00:00Z", "", "'Overwrite':true,"));
    // Then
    assertThat(times(api.call("GetRatingProfile", key))).isEqualTo("2020-01-01T00:00:00Z");
  }

  @Test
  void shouldListRatingProfilesWithoutTheirTenant() {
    // Given
    load();
    // When
    String ids = api.call("GetRatingProfileIDs", "{'Tenant':'cgrates.org'}");
    // Then
    assertThat(ids).isEqualTo("['call:*any']");
    assertThat(api.call("GetRatingProfileIDs", "{'Tenant':'other'}")).isEqualTo("!NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Category':'call','Subject':'*any'}",
        "{'Tenant':'cgrates.org','Category':'call'}",
        "{}"
      })
  void shouldRemoveRatingProfiles(String named) {
    // Given
    load();
    // When
    String removed = api.call("RemoveRatingProfile", named);
    // Then
    assertThat(removed).isEqualTo("'OK'");
    assertThat(api.call("GetRatingProfileIDs", "{}")).isEqualTo("!NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                        | !MANDATORY_IE_MISSING: [Subject RatingPlanActivations]
          {'Subject':'x'}                           | !MANDATORY_IE_MISSING: [RatingPlanActivations]
          {'Subject':'x','RatingPlanActivations':[{}]} | !MANDATORY_IE_MISSING:RatingPlanActivation:[ActivationTime RatingPlanId]
          {'Subject':'x','RatingPlanActivations':[{'ActivationTime':'soon','RatingPlanId':'RP'}]} | !SERVER_ERROR:Cannot parse activation time from soon
          """)
  void shouldSayWhatARatingProfileLacks(String profile, String answer) {
    // Given
    load();
    // When
    String answered = api.call("SetRatingProfile", unquoted(profile));
    // Then
    assertThat(answered).isEqualTo(unquoted(answer));
  }

  @Test
  void shouldSetGetAndRemoveTimings() {
    // Given
    api.call("SetTiming", "{'ID':'PEAK','WeekDays':[1,7],'StartTime':'08:00:00'}");
    // When
    String timing = api.call("GetTiming", "{'ID':'PEAK'}");
    // Then
    assertThat(timing)
        .isEqualTo(
            "{'ID':'PEAK','Years':[],'Months':[],'MonthDays':[],'WeekDays':[0,1],"
                + "'StartTime':'08:00:00','EndTime':''}");
    assertThat(api.call("RemoveTiming", "{'ID':'PEAK'}")).isEqualTo("'OK'");
    assertThat(api.call("GetTiming", "{'ID':'PEAK'}")).isEqualTo("!NOT_FOUND");
    assertThat(api.call("RemoveTiming", "{'ID':'PEAK'}")).isEqualTo("!NOT_FOUND");
  }

  @Test
  void shouldRefuseATimingThatCannotBeRead() {
    // Given
    String timing = "{'ID':'PEAK','StartTime':'8 o clock'}";
    // When
    String answer = api.call("SetTiming", timing);
    // Then
    assertThat(answer).startsWith("!UNSUPPORTED_FORMAT:");
  }

  @Test
  void shouldImportAFolderAsAPlanAtRest() {
    // Given
    String argument = "{'TPid':'T','FolderPath':'" + POSTS + "','RunId':'run1'}";
    // When
    String answer = api.call("ImportTariffPlanFromFolder", argument);
    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.call("GetTPRatingProfileIds", "{'TPid':'T'}"))
        .isEqualTo("['run1:cgrates.org:call:*any']");
    assertThat(api.price("61400000000", 123)).isEqualTo("RATING_PLAN_NOT_FOUND");
  }

  @Test
  void shouldTakeOutOfForceWhatAFolderNames() {
    // Given
    load();
    // When
    String answer = api.call("RemoveTPFromFolder", "{'FolderPath':'" + POSTS + "'}");
    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.call("GetRatingPlanIDs", "{}")).isEqualTo("!NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          LoadTariffPlanFromFolder   | {}                                  | !MANDATORY_IE_MISSING:FolderPath
          LoadTariffPlanFromFolder   | {'FolderPath':'/no/such/folder'}    | !INVALID_PATH
          RemoveTPFromFolder         | {'FolderPath':'/no/such/folder'}    | !INVALID_PATH
          ImportTariffPlanFromFolder | {}                                  | !MANDATORY_IE_MISSING: [TPid FolderPath]
          """)
  void shouldSayWhatIsWrongWithAFolder(String method, String argument, String answer) {
    // Given
    String unquoted = unquoted(argument);
    // When
    String answered = api.call(method, unquoted);
    // Then
    assertThat(answered).isEqualTo(answer);
  }

  private void load() {
    assertThat(api.call("LoadTariffPlanFromFolder", "{'FolderPath':'" + POSTS + "'}"))
        .isEqualTo("'OK'");
  }

  /** Text blocks of tables are taken as they stand. */
  private static String unquoted(String text) {
    return text.strip();
  }

  private static String times(String profile) {
    return String.join(
        " ",
        Pattern.compile("\\d{4}-[0-9T:-]+Z")
            .matcher(profile)
            .results()
            .map(MatchResult::group)
            .toList());
  }

  private static String profile(String subject, String from, String fallbacks, String more) {
    return "{%s'Tenant':'cgrates.org','Category':'call','Subject':'%s','RatingPlanActivations':["
            .formatted(more, subject)
        + "{'ActivationTime':'%s','RatingPlanId':'RatingPlan_VoiceCalls','FallbackSubjects':'%s'}]}"
            .formatted(from, fallbacks);
  }
}
