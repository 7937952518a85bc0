package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import tools.jackson.databind.JsonNode;

/** What is stored changes no price before it is loaded; what is live acts at once. */
@RunningSignalbox
class TariffLifeIT {

  @Test
  void shouldChangeNoPriceBeforeTheLoad(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan = PlanOfOneRate.of("before-load", "1", "1s", "1s").activate(rpc);
    String dearer = PlanOfOneRate.slot("0", "2", "1s", "1s");

    // When
    rpc.call(
            "APIerSv1.SetTPRate",
            "{'TPid':'before-load','ID':'R_before-load','RateSlots':[" + dearer + "]}")
        .result();

    // Then
    assertThat(plan.cost(rpc, "10s")).isEqualByComparingTo("10");
    PostsTariff.load(rpc, "before-load");
    assertThat(plan.cost(rpc, "10s")).isEqualByComparingTo("20");
  }

  @Test
  void shouldChangePricesAtOnceBySetRatingProfile(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate cheap = PlanOfOneRate.of("cheap", "1", "1s", "1s").activate(rpc);
    PlanOfOneRate.of("dear", "5", "1s", "1s").load(rpc);
    assertThat(cheap.cost(rpc, "10s")).isEqualByComparingTo("10");

    // When
    PostsTariff.setRatingProfile(rpc, "cheap", "RP_dear");

    // Then
    assertThat(cheap.cost(rpc, "10s")).isEqualByComparingTo("50");
  }

  @Test
  void shouldSwitchThePlanByCategory(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate.of("standard", "1", "1s", "1s").load(rpc);
    PlanOfOneRate.of("premium", "3", "1s", "1s").load(rpc);
    PlanOfOneRate.of("abroad", "9", "1s", "1s").load(rpc);
    PostsTariff.setRatingProfile(rpc, "call", "RP_standard");
    PostsTariff.setRatingProfile(rpc, "call_premium", "RP_premium");
    PostsTariff.setRatingProfile(rpc, "call_roaming", "RP_abroad");

    // When
    List<BigDecimal> costs =
        List.of("call", "call_premium", "call_roaming").stream()
            .map(category -> PostsTariff.costQuery(category, "6140000", "10s"))
            .map(query -> rpc.call("APIerSv1.GetCost", query).result().path("Cost").decimalValue())
            .toList();

    // Then
    assertThat(costs)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(BigDecimal.TEN, BigDecimal.valueOf(30), BigDecimal.valueOf(90));
  }

  @Test
  void shouldReplaceTheWholeDestinationRate(HttpRpcClient rpc) {
    // Given
    PostsTariff.setDestinationRates(rpc, List.of(PostsTariff.destinationRate("A", "R1")));

    // When
    PostsTariff.setDestinationRates(
        rpc,
        List.of(PostsTariff.destinationRate("B", "R2"), PostsTariff.destinationRate("C", "R3")));

    // Then
    JsonNode stored =
        rpc.call(
                "APIerSv1.GetTPDestinationRate", "{'TPid':'cgrates.org','ID':'DestinationRate_AU'}")
            .result();
    assertThat(
            stored
                .path("DestinationRates")
                .valueStream()
                .map(rate -> rate.path("DestinationId").asString()))
        .containsExactly("B", "C");
  }

  @Test
  void shouldChangeNothingByADryRun(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan = PlanOfOneRate.of("dry", "1", "1s", "1s").activate(rpc);
    String dearer = PlanOfOneRate.slot("0", "2", "1s", "1s");
    rpc.call("APIerSv1.SetTPRate", "{'TPid':'dry','ID':'R_dry','RateSlots':[" + dearer + "]}")
        .result();

    // When
    RpcAnswer answer =
        rpc.call("APIerSv1.LoadTariffPlanFromStorDb", "{'TPid':'dry','DryRun':true}");

    // Then
    assertThat(answer.result().asString()).isEqualTo("OK");
    assertThat(plan.cost(rpc, "10s")).isEqualByComparingTo("10");
  }

  @Test
  void shouldRefuseADanglingRateAndChangeNothing(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan = PlanOfOneRate.of("dangling", "1", "1s", "1s").activate(rpc);
    rpc.call(
            "APIerSv1.SetTPDestinationRate",
            "{'TPid':'dangling','ID':'DR_dangling','DestinationRates':["
                + PostsTariff.destinationRate("*any", "NORATE")
                + "]}")
        .result();

    // When
    RpcAnswer answer =
        rpc.call("APIerSv1.LoadTariffPlanFromStorDb", "{'TPid':'dangling','Validate':true}");

    // Then
    assertThat(answer.failure()).isEqualTo("SERVER_ERROR: could not find rate for tag \"NORATE\"");
    assertThat(plan.cost(rpc, "10s")).isEqualByComparingTo("10");
  }

  @Test
  void shouldAnswerOkForAPlanWithoutContent(HttpRpcClient rpc) {
    // When
    RpcAnswer answer =
        rpc.call("APIerSv1.LoadTariffPlanFromStorDb", "{'TPid':'no-such-plan','Validate':true}");

    // Then
    assertThat(answer.result().asString()).isEqualTo("OK");
  }

  @Test
  void shouldRefuseAProfileOfAPlanThatIsNotLoaded(HttpRpcClient rpc) {
    // When
    RpcAnswer answer =
        rpc.call(
            "APIerSv1.SetRatingProfile",
            """
            {'Tenant':'cgrates.org','Category':'call','Subject':'*any','RatingPlanActivations':[
             {'ActivationTime':'2014-01-14T00:00:00Z','RatingPlanId':'RP_NONE'}]}\
            """);

    // Then
    assertThat(answer.failure()).isEqualTo("NOT_FOUND:RatingPlanId:RP_NONE");
  }

  @Test
  void shouldPriceEachPartOfACallByThePlanInForce(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate.of("old-plan", "0.6", "60s", "1s").load(rpc);
    PlanOfOneRate.of("new-plan", "1.2", "60s", "1s").load(rpc);
    rpc.call(
            "APIerSv1.SetRatingProfile",
            """
            {'Tenant':'cgrates.org','Category':'change','Subject':'*any','Overwrite':true,
             'RatingPlanActivations':[
             {'ActivationTime':'2014-01-14T00:00:00Z','RatingPlanId':'RP_old-plan'},
             {'ActivationTime':'2025-08-04T13:00:30Z','RatingPlanId':'RP_new-plan'}]}\
            """)
        .result();

    // When
    JsonNode cost =
        rpc.call("APIerSv1.GetCost", PostsTariff.costQuery("change", "6140000", "60s")).result();

    // Then
    assertThat(cost.path("Cost").decimalValue()).isEqualByComparingTo("0.9");
  }

  @Test
  void shouldNotFindARemovedDestination(HttpRpcClient rpc) {
    // Given
    PostsTariff.setDestination(rpc, "Dest_Gone", "'999'");

    // When
    RpcAnswer removed =
        rpc.call("APIerSv1.RemoveTPDestination", "{'TPid':'cgrates.org','ID':'Dest_Gone'}");

    // Then
    assertThat(removed.result().asString()).isEqualTo("OK");
    assertThat(
            rpc.call("APIerSv1.GetTPDestination", "{'TPid':'cgrates.org','ID':'Dest_Gone'}")
                .failure())
        .isEqualTo("NOT_FOUND");
  }
}
