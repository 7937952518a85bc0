package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.SignalboxProcess;
import tools.jackson.databind.JsonNode;

/** Records: unique per tenant, read at once, priced per run, priced again. */
@RunningSignalbox
class CdrIT {

  @BeforeAll
  static void loadThePostsTariff(HttpRpcClient rpc) {
    PostsTariff.activate(rpc);
    PostsTariff.setDefaultCharger(rpc);
  }

  @Test
  void shouldFindARecordRightAfterItWasProcessed(HttpRpcClient rpc) {
    for (int call = 0; call < 20; call++) {
      // Given
      ExternalCdr cdr = ExternalCdr.of("own write " + call, "6140000", "61s");
      cdr.process(rpc).result();

      // When
      JsonNode stored = cdr.stored(rpc);

      // Then
      assertThat(stored.size()).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseTheSameCallTwice(HttpRpcClient rpc) {
    // Given
    ExternalCdr cdr = ExternalCdr.of("twice", "6140000", "61s");
    cdr.process(rpc).result();

    // When
    RpcAnswer again = cdr.process(rpc);

    // Then
    assertThat(again.failure()).isEqualTo("EXISTS");
  }

  @Test
  void shouldKeepTheSameOriginIdOfTwoTenantsApart(HttpRpcClient rpc) {
    // Given
    rpc.call(
            "APIerSv1.SetChargerProfile",
            "{'Tenant':'other.org','ID':'DEFAULT','AttributeIDs':['*none'],'RunID':'*default'}")
        .result();
    ExternalCdr first = ExternalCdr.of("shared id", "6140000", "61s");
    ExternalCdr second = first.ofTenant("other.org");
    first.process(rpc).result();

    // When
    RpcAnswer answer = second.process(rpc);

    // Then
    assertThat(answer.result().asString()).isEqualTo("OK");
    assertThat(first.stored(rpc).get(0).path("CGRID").asString())
        .isEqualTo(second.stored(rpc).get(0).path("CGRID").asString());
  }

  @Test
  void shouldReserveNothingByAFailedAttempt(HttpRpcClient rpc) {
    // Given
    ExternalCdr cdr =
        ExternalCdr.of("first without charger", "6140000", "61s").ofTenant("late.org");
    assertThat(cdr.process(rpc).failure()).isEqualTo("PARTIALLY_EXECUTED");
    rpc.call(
            "APIerSv1.SetChargerProfile",
            "{'Tenant':'late.org','ID':'DEFAULT','AttributeIDs':['*none']}")
        .result();

    // When
    RpcAnswer again = cdr.process(rpc);

    // Then
    assertThat(again.result().asString()).isEqualTo("OK");
  }

  @Test
  void shouldMakeACustomerAndAWholesaleRecordOfOneCall(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate.of("customer", "22", "60s", "60s").load(rpc);
    PlanOfOneRate.of("wholesale", "0.0123456789", "1s", "1s").load(rpc);
    profileOf(rpc, "call", "RP_customer");
    profileOf(rpc, "wholesale", "RP_wholesale");
    rpc.call(
            "APIerSv1.SetChargerProfile",
            "{'Tenant':'two.org','ID':'CUSTOMER','RunID':'customer','AttributeIDs':['*none']}")
        .result();
    rpc.call(
            "APIerSv1.SetChargerProfile",
            "{'Tenant':'two.org','ID':'CARRIER','RunID':'wholesale',"
                + "'AttributeIDs':['*constant:*req.Category:wholesale']}")
        .result();
    ExternalCdr cdr = ExternalCdr.of("two runs", "6140000", "123s").ofTenant("two.org");

    // When
    cdr.process(rpc).result();

    // Then
    assertThat(cdr.stored(rpc).size()).isEqualTo(2);
    JsonNode customer = cdr.stored(rpc, "customer");
    JsonNode wholesale = cdr.stored(rpc, "wholesale");
    assertThat(customer.path("Cost").decimalValue()).isEqualByComparingTo("66");
    assertThat(wholesale.path("Cost").decimalValue()).isEqualByComparingTo("1.5185185047");
    assertThat(wholesale.path("Category").asString()).isEqualTo("wholesale");
  }

  private static void profileOf(HttpRpcClient rpc, String category, String plan) {
    rpc.call(
            "APIerSv1.SetRatingProfile",
            """
            {'Tenant':'two.org','Category':'%s','Subject':'*any','RatingPlanActivations':[
             {'ActivationTime':'2014-01-14T00:00:00Z','RatingPlanId':'%s'}]}\
            """
                .formatted(category, plan))
        .result();
  }

  @Test
  void shouldStoreARefusedPriceAsMinusOneWithItsReason(HttpRpcClient rpc) {
    // Given
    ExternalCdr cdr = ExternalCdr.of("nowhere", "4915112345", "61s");

    // When
    cdr.process(rpc);

    // Then
    JsonNode stored = cdr.stored(rpc).get(0);
    assertThat(stored.path("Cost").decimalValue()).isEqualByComparingTo("-1");
    assertThat(stored.path("ExtraInfo").asString()).contains("UNAUTHORIZED_DESTINATION");
  }

  @Test
  void shouldReallyChangeTheStoredCostByRatingAgain(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate.of("rerate", "1", "1s", "1s").activate(rpc);
    rpc.call(
            "CDRsV1.ProcessExternalCDR",
            ExternalCdr.of("rated again", "6140000", "10s")
                .json("*voice")
                .replace("'call'", "'rerate'"))
        .result();
    PlanOfOneRate.of("rerate-new", "2", "1s", "1s").load(rpc);
    PostsTariff.setRatingProfile(rpc, "rerate", "RP_rerate-new");

    // When
    RpcAnswer answer =
        rpc.call("CDRsV1.RateCDRs", "{'Flags':['*rerate'],'OriginIDs':['rated again']}");

    // Then
    assertThat(answer.result().asString()).isEqualTo("OK");
    JsonNode stored = ExternalCdr.of("rated again", "", "").stored(rpc);
    assertThat(stored.size()).isEqualTo(1);
    assertThat(stored.get(0).path("Cost").decimalValue()).isEqualByComparingTo("20");
  }

  @Test
  void shouldStoreAnEventWithoutRatingAtMinusOne(HttpRpcClient rpc) {
    // Given
    String event =
        """
        {'Flags':['*chargers','*rals:false','*store'],'Tenant':'cgrates.org','ID':'e1','Event':{
         'OriginID':'unrated event','ToR':'*voice','RequestType':'*rated','Tenant':'cgrates.org',
         'Category':'call','Account':'1002','Subject':'1002','Destination':'6140000',
         'SetupTime':'2022-02-15T13:07:30Z','AnswerTime':'2022-02-15T13:07:39Z','Usage':'61s'}}\
        """;

    // When
    rpc.call("CDRsV1.ProcessEvent", event).result();

    // Then
    assertThat(
            ExternalCdr.of("unrated event", "", "").stored(rpc).get(0).path("Cost").decimalValue())
        .isEqualByComparingTo("-1");
  }

  @Test
  void shouldRateAnEventWithTheFlag(HttpRpcClient rpc) {
    // Given
    String event =
        """
        {'Flags':['*chargers','*rals'],'Tenant':'cgrates.org','ID':'e2','Event':{
         'OriginID':'rated event','ToR':'*voice','RequestType':'*rated','Tenant':'cgrates.org',
         'Category':'call','Account':'1002','Subject':'1002','Destination':'6140000',
         'SetupTime':'2022-02-15T13:07:30Z','AnswerTime':'2022-02-15T13:07:39Z','Usage':'61s'}}\
        """;

    // When
    rpc.call("CDRsV1.ProcessEvent", event).result();

    // Then
    assertThat(ExternalCdr.of("rated event", "", "").stored(rpc).get(0).path("Cost").decimalValue())
        .isEqualByComparingTo("44");
  }

  @ParameterizedTest
  @CsvSource({"0.0123456789, 1s, 1s", "22, 60s, 1m", "0.000000000001, 1s, 1s"})
  void shouldKeepEveryDigitOfARateThroughSql(
      String rate, String unit, String usage, HttpRpcClient rpc, SignalboxProcess signalbox) {
    // Given
    String name = "digits-" + rate.length();
    PlanOfOneRate.of(name, rate, unit, unit).activate(rpc);
    ExternalCdr cdr = ExternalCdr.of(name, "6140000", usage);
    rpc.call("CDRsV1.ProcessExternalCDR", cdr.json("*voice").replace("'call'", "'" + name + "'"))
        .result();

    // When
    String sum =
        ExternalTool.require("sqlite3", "sqlite3")
            .run(
                "-readonly",
                signalbox.dataFolder().resolve("signalbox.db").toString(),
                "select decimal_sum(cost) from cdrs where origin_id = '" + name + "'");

    // Then
    assertThat(sum.strip()).isEqualTo(rate);
    assertThat(cdr.stored(rpc).get(0).path("Cost").decimalValue()).isEqualByComparingTo(rate);
    JsonNode stored =
        rpc.call("APIerSv1.GetTPRate", "{'TPid':'" + name + "','ID':'R_" + name + "'}").result();
    assertThat(stored.path("RateSlots").get(0).path("Rate").decimalValue())
        .isEqualByComparingTo(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'RunIDs':['*default']",
        "'NotRunIDs':['other']",
        "'OriginHosts':['']",
        "'ToRs':['*monetary']",
        "'RequestTypes':['*raw']",
        "'Categories':['call']",
        "'Accounts':['1002']",
        "'Subjects':['1002']",
        "'DestinationPrefixes':['614']",
        "'NotDestinationPrefixes':['49']",
        "'AnswerTimeStart':'2022-02-15T13:07:39Z'",
        "'AnswerTimeEnd':'2022-02-16T00:00:00Z'",
        "'SetupTimeStart':'2022-02-15 13:07:30'",
        "'CreatedAtStart':'2022-02-15T13:07:30Z'",
        "'MinUsage':'1m'",
        "'MaxUsage':'2m'",
        "'MinCost':44",
        "'Costs':[44]",
        "'Limit':1"
      })
  void shouldFindARecordByEachFilter(String filter, HttpRpcClient rpc) {
    // Given
    ExternalCdr cdr = ExternalCdr.of("filtered", "6140000", "61s");
    cdr.process(rpc);

    // When
    JsonNode found =
        rpc.call("APIerSv2.GetCDRs", "{'OriginIDs':['filtered']," + filter + "}").result();

    // Then
    assertThat(found.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'RunIDs':['other']",
        "'NotRunIDs':['*default']",
        "'NotAccounts':['1002']",
        "'DestinationPrefixes':['49']",
        "'NotDestinationPrefixes':['614']",
        "'AnswerTimeStart':'2022-02-15T13:07:40Z'",
        "'AnswerTimeEnd':'2022-02-15T13:07:39Z'",
        "'MinUsage':'62s'",
        "'MinCost':44.000000000001",
        "'NotCosts':[44]",
        "'Offset':1"
      })
  void shouldNotFindARecordThatAFilterExcludes(String filter, HttpRpcClient rpc) {
    // Given
    ExternalCdr cdr = ExternalCdr.of("excluded", "6140000", "61s");
    cdr.process(rpc);

    // When
    RpcAnswer answer = rpc.call("APIerSv2.GetCDRs", "{'OriginIDs':['excluded']," + filter + "}");

    // Then
    assertThat(answer.failure()).isEqualTo("NOT_FOUND");
  }

  @Test
  void shouldCountWhatItFinds(HttpRpcClient rpc) {
    // Given
    for (String id : List.of("counted 1", "counted 2")) {
      ExternalCdr.of(id, "6140000", "61s").process(rpc);
    }

    // When
    JsonNode count =
        rpc.call("CDRsV1.GetCDRsCount", "{'OriginIDs':['counted 1','counted 2']}").result();

    // Then
    assertThat(count.intValue()).isEqualTo(2);
  }
}
