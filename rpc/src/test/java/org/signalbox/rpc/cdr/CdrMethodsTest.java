package org.signalbox.rpc.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rpc.cdr.CdrApi.postsCall;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.SampleTariff;
import org.signalbox.rating.Tariff;
import tools.jackson.databind.JsonNode;

class CdrMethodsTest {

  private static final String OK = "\"OK\"";

  @TempDir private Path folder;
  private CdrApi api;

  @BeforeEach
  void open() {
    api = new CdrApi(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private void addCharger() {
    api.charging().addCharger("DEFAULT", "");
  }

  private void process(String originId) {
    assertThat(api.call("CDRsV1.ProcessExternalCDR", postsCall(originId, ""))).isEqualTo(OK);
  }

  @Test
  void shouldWalkThroughPartFourOfThePosts() {
    // Given
    String call = postsCall("API Function Example", "");
    assertThat(api.call("CDRsV1.ProcessExternalCDR", call)).isEqualTo("error: PARTIALLY_EXECUTED");
    addCharger();
    assertThat(api.call("CDRsV1.ProcessExternalCDR", call)).isEqualTo(OK);

    // When
    JsonNode cdrs =
        api.result(
            "ApierV1.GetCDRs",
            """
            {'Direction':'*out','Tenants':['cgrates.org'],'Accounts':['1002'],
             'TimeStart':'2022-02-14 13:07:39','TimeEnd':'2022-02-16 13:07:39','Limit':100}\
            """);

    // Then
    assertThat(cdrs)
        .hasToString(
            """
            [{"CGRID":"%s","RunID":"*default","OrderID":1,"OriginHost":"","Source":"",\
            "OriginID":"API Function Example","ToR":"*monetary","RequestType":"*raw",\
            "Tenant":"cgrates.org","Category":"call","Account":"1002","Subject":"1002",\
            "Destination":"61411111","SetupTime":"2022-02-15T13:07:30Z",\
            "AnswerTime":"2022-02-15T13:07:39Z","Usage":"181000000000","ExtraFields":{},\
            "CostSource":"*cdrs","Cost":88,"CostDetails":"{\\"Cost\\":88}","ExtraInfo":"",\
            "PreRated":false}]\
            """
                .formatted(CdrKey.cgrIdOf("API Function Example", "")));
  }

  @Test
  void shouldPrintTheUsageOfACallAsADuration() {
    // Given
    addCharger();
    String voice = postsCall("1", "").replace("*monetary", "*voice");

    // When
    api.call("CDRsV1.ProcessExternalCDR", voice);

    // Then
    assertThat(api.result("APIerSv2.GetCDRs", "{}").get(0).path("Usage").asString())
        .isEqualTo("3m1s");
  }

  @Test
  void shouldShowAnUnratedCdrAtMinusOneWithNullDetails() {
    // Given
    addCharger();
    String nowhere = postsCall("1", "").replace("61411111", "4915112345");

    // When
    api.call("CDRsV1.ProcessExternalCDR", nowhere);

    // Then
    JsonNode cdr = api.result("APIerSv2.GetCDRs", "{}").get(0);
    assertThat(cdr.path("Cost").intValue()).isEqualTo(-1);
    assertThat(cdr.path("CostDetails").asString()).isEqualTo("null");
    assertThat(cdr.path("ExtraInfo").asString()).isEqualTo("UNAUTHORIZED_DESTINATION");
  }

  @Test
  void shouldAnswerExistsForTheSameCall() {
    // Given
    addCharger();
    process("1");

    // When
    String again = api.call("CDRsV1.ProcessExternalCDR", postsCall("1", ""));

    // Then
    assertThat(again).isEqualTo("error: EXISTS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CDRsV1.ProcessExternalCDR | {} | MANDATORY_IE_MISSING: [OriginID]",
        "CDRsV1.ProcessCDR | {} | MANDATORY_IE_MISSING: [OriginID]",
        "CDRsV1.ProcessEvent | {} | MANDATORY_IE_MISSING: [Event]",
        "CDRsV2.ProcessEvent | {} | MANDATORY_IE_MISSING: [Event]",
        "APIerSv1.GetEventCost | {} | MANDATORY_IE_MISSING: [CgrId]",
        "APIerSv1.GetCDRs | {} | NOT_FOUND",
        "APIerSv2.GetCDRs | {'Tenants':['nobody']} | NOT_FOUND",
        "CDRsV1.GetCDRs | {} | SERVER_ERROR: NOT_FOUND",
        "CDRsV1.RateCDRs | {} | NOT_FOUND",
        "APIerSv2.GetCDRs | {'OrderBy':'Colour'} | SERVER_ERROR: Invalid value : Colour",
        "APIerSv2.GetCDRs | {'Limit':-1}"
            + " | SERVER_ERROR: Limit and Offset must not be below zero",
        "APIerSv2.GetCDRs | {'TimeStart':'soon'} | SERVER_ERROR: Unsupported time format",
        "APIerSv2.GetCDRs | {'MinUsage':'abc'}" + " | SERVER_ERROR: time: invalid duration \"abc\"",
        "APIerSv2.GetCDRs | {'Costs':['1']} | SERVER_ERROR: a cost is a number",
        "APIerSv2.GetCDRs | {'ExtraArgs':{'OrderIDStart':1.5}}"
            + " | SERVER_ERROR: not a whole number: 1.5",
        "APIerSv2.GetCDRs | {'Tenants':'one'} | json: cannot unmarshal string into Go struct"
            + " field RPCCDRsFilter.Tenants of type []string"
      })
  void shouldRefuseInTheReferencesWords(String method, String parameters, String error) {
    // Given
    String sent = parameters;

    // When
    String answer = api.call(method, sent);

    // Then
    assertThat(answer).isEqualTo("error: " + error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'OriginID':'1','AnswerTime':'yesterday'} | Unsupported time format",
        "{'OriginID':'1','Usage':'abc'} | time: invalid duration \"abc\"",
        "{'OriginID':'1','CostDetails':'[','PreRated':true}" + " | CostDetails is not a JSON object"
      })
  void shouldNameWhatCannotBeReadInACdr(String call, String error) {
    // Given
    addCharger();

    // When
    String answer = api.call("CDRsV1.ProcessExternalCDR", call);

    // Then
    assertThat(answer).isEqualTo("error: " + error);
  }

  @Test
  void shouldTakeTheInnerFormOfACdr() {
    // Given
    addCharger();
    String cdr =
        """
        {'OriginID':'1','ToR':'*voice','RequestType':'*rated','Account':'1002',
         'Destination':'61411111','AnswerTime':'2022-02-15T13:07:39Z','Usage':181000000000,
         'ExtraFields':{'Cause':'16'},'CostDetails':null}\
        """;

    // When
    String answer = api.call("CDRsV1.ProcessCDR", cdr);

    // Then
    assertThat(answer).isEqualTo(OK);
    JsonNode stored = api.result("CDRsV1.GetCDRs", "{'ExtraFields':{'Cause':'16'}}").get(0);
    assertThat(stored.path("Usage").longValue()).isEqualTo(181_000_000_000L);
    assertThat(stored.path("Cost").intValue()).isEqualTo(88);
    assertThat(stored.path("CostDetails")).hasToString("{\"Cost\":88}");
    assertThat(stored.path("SetupTime").asString()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(stored.path("ExtraFields")).hasToString("{\"Cause\":\"16\"}");
  }

  @Test
  void shouldKeepThePriceOfAPreRatedCdrWithoutCharger() {
    // Given
    String call = postsCall("1", ",'PreRated':true,'Cost':0.0123456789,'CostDetails':'{}'");

    // When
    String answer = api.call("CDRsV1.ProcessExternalCDR", call);

    // Then
    assertThat(answer).isEqualTo(OK);
    JsonNode cdr = api.result("APIerSv2.GetCDRs", "{}").get(0);
    assertThat(cdr.path("Cost").decimalValue()).isEqualByComparingTo("0.0123456789");
    assertThat(cdr.path("CostDetails").asString()).isEqualTo("{}");
  }

  private static String event(String flags) {
    return """
    {'Flags':[%s],'Tenant':'cgrates.org','ID':'e1','Event':{'OriginID':'1',
     'ToR':'*voice','Account':'1002','Destination':'61411111','Cause':16,
     'AnswerTime':'2022-02-15T13:07:39Z','Usage':'181s'}}\
    """
        .formatted(flags);
  }

  @Test
  void shouldStoreAnEventAtMinusOneWithoutTheRatingFlag() {
    // Given
    addCharger();

    // When
    String answer = api.call("CDRsV1.ProcessEvent", event(""));

    // Then
    assertThat(answer).isEqualTo(OK);
    assertThat(api.charging().costs()).containsExactly("*default=-1");
  }

  @Test
  void shouldAnswerTheProcessedEventsWithTheirCosts() {
    // Given
    addCharger();

    // When
    JsonNode answer = api.result("CDRsV2.ProcessEvent", event("'*rals'"));

    // Then
    assertThat(answer).hasSize(1);
    assertThat(answer.get(0).path("Flags")).hasToString("[]");
    JsonNode event = answer.get(0).path("Event");
    assertThat(event.path("Cost").intValue()).isEqualTo(88);
    assertThat(event.path("CostDetails")).hasToString("{\"Cost\":88}");
    assertThat(event.path("Usage").longValue()).isEqualTo(181_000_000_000L);
    assertThat(event.path("Cause").intValue()).isEqualTo(16);
    assertThat(event.path("RunID").asString()).isEqualTo("*default");
    assertThat(api.charging().costs()).containsExactly("*default=88");
  }

  @Test
  void shouldTakeAnEventThatAnOlderClientWraps() {
    // Given
    addCharger();
    String event = event("");
    String wrapped = "{'Flags':['*rals'],'CGREvent':" + event.replace("'Flags':[],", "") + "}";

    // When
    String answer = api.call("CDRsV1.ProcessEvent", wrapped);

    // Then
    assertThat(answer).isEqualTo(OK);
    assertThat(api.charging().costs()).containsExactly("*default=88");
  }

  @Test
  void shouldReallyChangeTheStoredCostByRatingAgain() {
    // Given
    addCharger();
    process("1");
    process("2");
    api.charging()
        .setTariff(SampleTariff.with(api.charging().tariff(), "call", SampleTariff.minutes("10")));

    // When
    String answer = api.call("CDRsV1.RateCDRs", "{'Flags':[],'OriginIDs':['2']}");

    // Then
    assertThat(answer).isEqualTo(OK);
    assertThat(api.charging().costs()).containsExactly("*default=88", "*default=40");
  }

  @Test
  void shouldChangeNothingWhenRatingIsOnlyTried() {
    // Given
    addCharger();
    process("1");
    api.charging().setTariff(Tariff.empty());

    // When
    String answer = api.call("CDRsV1.RateCDRs", "{'Flags':['*store:false']}");

    // Then
    assertThat(answer).isEqualTo(OK);
    assertThat(api.charging().costs()).containsExactly("*default=88");
  }

  @Test
  void shouldCountAndRemove() {
    // Given
    addCharger();
    process("1");
    process("2");
    assertThat(api.call("APIerSv2.CountCDRs", "{}")).isEqualTo("2");

    // When
    String answer = api.call("APIerSv1.RemoveCDRs", "{'OriginIDs':['1']}");

    // Then
    assertThat(answer).isEqualTo(OK);
    assertThat(api.call("CDRsV1.GetCDRsCount", "{}")).isEqualTo("1");
    assertThat(api.call("APIerSv1.RemCDRs", "{'OriginIDs':['1']}")).isEqualTo(OK);
  }

  @Test
  void shouldSumExactlyByRun() {
    // Given
    for (String id : List.of("1", "2", "3")) {
      api.call(
          "CDRsV1.ProcessExternalCDR",
          postsCall(id, ",'PreRated':true,'Cost':0.1,'RunID':'wholesale'"));
    }

    // When
    String sum = api.call("CDRsV1.SumCDRs", "{'Accounts':['1002']}");

    // Then
    assertThat(sum).isEqualTo("[{\"RunID\":\"wholesale\",\"Rated\":3,\"Unrated\":0,\"Cost\":0.3}]");
  }

  @Test
  void shouldShowTheEventCostOfOneRun() {
    // Given
    addCharger();
    process("1");
    String cgrId = CdrKey.cgrIdOf("1", "");

    // When
    String cost = api.call("APIerSv1.GetEventCost", "{'CgrId':'" + cgrId + "'}");

    // Then
    assertThat(cost).isEqualTo("{\"Cost\":88}");
    assertThat(api.call("APIerSv1.GetEventCost", "{'CgrId':'" + cgrId + "','RunId':'other'}"))
        .isEqualTo("error: NOT_FOUND");
  }

  @Test
  void shouldRefuseRatherThanCutAnAnswerThatIsTooLong() {
    // Given
    api.setResultsMax(600);
    for (int i = 0; i < 601; i++) {
      api.call("CDRsV1.ProcessExternalCDR", postsCall("" + i, ",'PreRated':true,'Cost':1"));
    }

    // When
    String all = api.call("APIerSv2.GetCDRs", "{}");

    // Then
    assertThat(all)
        .isEqualTo(
            "error: SERVER_ERROR: found more than 600 CDRs, ask for fewer with Limit and Offset");
    assertThat(api.result("APIerSv2.GetCDRs", "{'Limit':600}")).hasSize(600);
    assertThat(api.result("APIerSv2.GetCDRs", "{'Limit':600,'Offset':300}")).hasSize(301);
  }

  @Test
  void shouldAnswerAStoreThatFailsAsAServerError() {
    // Given
    addCharger();
    api.close();

    // When
    String answer = api.call("CDRsV1.ProcessExternalCDR", postsCall("1", ""));

    // Then
    assertThat(answer).startsWith("error: SERVER_ERROR: the CDR store failed: ");
  }
}
