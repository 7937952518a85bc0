package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RunningSignalbox;
import tools.jackson.databind.JsonNode;

/** The worked examples of the posts, each through the wire. */
@RunningSignalbox
class WorkedExamplesIT {

  @BeforeAll
  static void loadThePostsTariff(HttpRpcClient rpc) {
    PostsTariff.activate(rpc);
    PostsTariff.setDefaultCharger(rpc);
  }

  @ParameterizedTest
  @CsvSource({
    "6140000, 123s, 66",
    "61411111, 181s, 88",
    "6140000, 60s, 22",
    "6140000, 1s, 22",
    "612345678, 123s, 42",
    "613345678, 123s, 42",
    "617345678, 123s, 42",
    "618345678, 123s, 42"
  })
  void shouldPriceTheCallsOfThePosts(
      String destination, String usage, BigDecimal expected, HttpRpcClient rpc) {
    // When
    BigDecimal cost = PostsTariff.cost(rpc, destination, usage);

    // Then
    assertThat(cost).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1s", "60s", "61s", "1h", "71h"})
  void shouldChargeTwentyFiveForATollFreeCallOfAnyLength(String usage, HttpRpcClient rpc) {
    // When
    BigDecimal first = PostsTariff.cost(rpc, "611300975707", usage);
    BigDecimal second = PostsTariff.cost(rpc, "611800975707", usage);

    // Then
    assertThat(first).isEqualByComparingTo("25");
    assertThat(second).isEqualByComparingTo("25");
  }

  @Test
  void shouldReportUsageRoundedUpToWholeIncrements(HttpRpcClient rpc) {
    // When
    JsonNode eventCost = PostsTariff.eventCost(rpc, "6140000", "123s");

    // Then
    assertThat(eventCost.path("Usage").longValue()).isEqualTo(180_000_000_000L);
    assertThat(eventCost.path("StartTime").asString()).isEqualTo("2025-08-04T13:00:00Z");
  }

  @Test
  void shouldStoreA181SecondCallAt88WithItsUsageInDigits(HttpRpcClient rpc) {
    // Given
    ExternalCdr cdr = ExternalCdr.of("worked 181", "6141111124211", "181s");
    assertThat(cdr.process(rpc).result().asString()).isEqualTo("OK");

    // When
    JsonNode stored = cdr.stored(rpc).get(0);

    // Then
    assertThat(stored.path("Cost").decimalValue()).isEqualByComparingTo("88");
    assertThat(stored.path("Usage").asString()).isEqualTo("181000000000");
    assertThat(stored.path("RunID").asString()).isEqualTo("*default");
    assertThat(stored.path("ToR").asString()).isEqualTo("*monetary");
  }

  @Test
  void shouldPrintTheUsageOfVoiceAsADuration(HttpRpcClient rpc) {
    // Given
    ExternalCdr cdr = ExternalCdr.of("worked voice", "6141111124211", "75s");
    rpc.call("CDRsV1.ProcessExternalCDR", cdr.json("*voice")).result();

    // When
    JsonNode stored = cdr.stored(rpc).get(0);

    // Then
    assertThat(stored.path("Usage").asString()).isEqualTo("1m15s");
    assertThat(stored.path("Cost").decimalValue()).isEqualByComparingTo("44");
  }

  @Test
  void shouldPriceMessagesByUnit(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate sms = PlanOfOneRate.of("sms", "0.07", "1", "1").activate(rpc);
    PlanOfOneRate mms = PlanOfOneRate.of("mms", "0.5", "1", "1").activate(rpc);

    // When
    BigDecimal three = unitCost(rpc, sms, "*sms", "3");
    BigDecimal one = unitCost(rpc, mms, "*mms", "1");

    // Then
    assertThat(three).isEqualByComparingTo("0.21");
    assertThat(one).isEqualByComparingTo("0.5");
  }

  @Test
  void shouldPriceDataByVolume(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate data = PlanOfOneRate.of("data", "0.01", "1048576", "1024").activate(rpc);

    // When
    BigDecimal cost = unitCost(rpc, data, "*data", "10486784");

    // Then: 10,241 kibibytes of the 1,024 that cost 0.01
    assertThat(cost).isEqualByComparingTo("0.100009765625");
  }

  @Test
  void shouldPriceDataAskedForInUnits(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate.of("data-units", "0.01", "1024", "1024").activate(rpc);

    // When
    JsonNode cost =
        rpc.call(
                "APIerSv1.GetDataCost",
                "{'Tenant':'cgrates.org','Category':'data-units','Subject':'1001',"
                    + "'AnswerTime':'2025-08-04T13:00:00Z','Usage':2048}")
            .result();

    // Then
    assertThat(cost.path("Cost").decimalValue()).isEqualByComparingTo("0.02");
  }

  private static BigDecimal unitCost(
      HttpRpcClient rpc, PlanOfOneRate plan, String tor, String usage) {
    return rpc.call(
            "APIerSv1.GetCost",
            "{'Tenant':'cgrates.org','Category':'%s','Subject':'1001','ToR':'%s',"
                    .formatted(plan.name(), tor)
                + "'Destination':'6140000','AnswerTime':'2025-08-04T13:00:00Z','Usage':'%s'}"
                    .formatted(usage))
        .result()
        .path("Cost")
        .decimalValue();
  }
}
