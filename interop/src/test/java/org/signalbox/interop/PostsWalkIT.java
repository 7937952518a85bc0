package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.RepositoryFolder;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.SignalboxProcess;
import tools.jackson.databind.JsonNode;

/** Parts 2, 3 and 4 of the posts, walked by a Python client from an empty data folder. */
@RunningSignalbox
class PostsWalkIT {

  private static final Map<String, RpcAnswer> ANSWERS = new HashMap<>();

  @BeforeAll
  static void walk(SignalboxProcess signalbox) {
    var http = signalbox.listener("rpc.http");
    String lines =
        ExternalTool.require("python3", "python3")
            .run(
                RepositoryFolder.resolve("interop/src/test/python/posts_walk.py").toString(),
                http.getHostString(),
                Integer.toString(http.getPort()));
    for (String line : lines.lines().toList()) {
      JsonNode step = RpcAnswer.MAPPER.readTree(line);
      ANSWERS.put(step.path("step").asString(), RpcAnswer.parse(step.path("answer").toString()));
    }
  }

  private static RpcAnswer answer(String step) {
    return Optional.ofNullable(ANSWERS.get(step))
        .orElseThrow(() -> new AssertionError("no step " + step + " in " + ANSWERS.keySet()));
  }

  private static JsonNode result(String step) {
    return answer(step).result();
  }

  @ParameterizedTest
  @CsvSource({
    "ping, Pong",
    "set mobile, OK",
    "set fixed, OK",
    "set mobile again, OK",
    "set toll-free, OK",
    "set mobile rate, OK",
    "set fixed rate, OK",
    "set toll-free rate, OK",
    "set one destination rate, OK",
    "replace it by three, OK",
    "set rating plan, OK",
    "load, OK",
    "set rating profile, OK",
    "set charger, OK",
    "cdr with charger, OK"
  })
  void shouldAnswerAsInThePosts(String step, String expected) {
    // When
    JsonNode result = result(step);

    // Then
    assertThat(result.asString()).isEqualTo(expected);
  }

  @Test
  void shouldListDestinationsAsTheyAreAdded() {
    // When
    JsonNode none = result("no destinations yet");
    JsonNode one = result("one destination");
    JsonNode three = result("three destinations");

    // Then
    assertThat(none.toString()).isEqualTo("[]");
    assertThat(one.toString()).isEqualTo("[\"Dest_AU_Mobile\"]");
    assertThat(three.valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("Dest_AU_Fixed", "Dest_AU_Mobile", "Dest_AU_TollFree");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "Dest_AU_Fixed, '[\"612\",\"613\",\"617\",\"618\"]'",
        "Dest_AU_Mobile, '[\"614\"]'",
        "Dest_AU_TollFree, '[\"6113\",\"6118\"]'"
      })
  void shouldKeepTheOrderOfPrefixes(String destination, String prefixes) {
    // When
    JsonNode stored = result(destination);

    // Then
    assertThat(stored.toString())
        .isEqualTo(
            "{\"TPid\":\"cgrates.org\",\"ID\":\"%s\",\"Prefixes\":%s}"
                .formatted(destination, prefixes));
  }

  @Test
  void shouldListRates() {
    // When
    JsonNode none = result("no rates yet");
    JsonNode three = result("three rates");

    // Then
    assertThat(none.toString()).isEqualTo("[]");
    assertThat(three.valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(
            "Rate_AU_Fixed_Rate_1", "Rate_AU_Mobile_Rate_1", "Rate_AU_Toll_Free_Rate_1");
  }

  @Test
  void shouldReplaceTheDestinationRateAndShowItAsThePostsDo() {
    // When
    JsonNode stored = result("the destination rate");

    // Then
    assertThat(result("destination rate ids").toString()).isEqualTo("[\"DestinationRate_AU\"]");
    assertThat(stored.path("DestinationRates").size()).isEqualTo(3);
    assertThat(stored.path("DestinationRates").get(0).toString())
        .isEqualTo(
            "{\"DestinationId\":\"Dest_AU_Fixed\",\"RateId\":\"Rate_AU_Fixed_Rate_1\","
                + "\"Rate\":null,\"RoundingMethod\":\"*up\",\"RoundingDecimals\":4,"
                + "\"MaxCost\":0,\"MaxCostStrategy\":\"\"}");
  }

  @Test
  void shouldListPlanAndProfile() {
    // When
    JsonNode plans = result("rating plan ids");
    JsonNode profiles = result("rating profile ids");

    // Then
    assertThat(plans.toString()).isEqualTo("[\"RatingPlan_VoiceCalls\"]");
    assertThat(profiles.toString()).isEqualTo("[\"call:*any\"]");
  }

  @Test
  void shouldCost66For123Seconds() {
    // When
    JsonNode cost = result("cost");

    // Then
    assertThat(cost.path("Cost").decimalValue()).isEqualByComparingTo("66");
    assertThat(cost.path("Usage").longValue()).isEqualTo(180_000_000_000L);
  }

  @Test
  void shouldAnswerPartiallyExecutedWhileThereIsNoCharger() {
    // When
    RpcAnswer refused = answer("cdr without charger");

    // Then
    assertThat(refused.failure()).isEqualTo("PARTIALLY_EXECUTED");
    assertThat(refused.json().path("result").isNull()).isTrue();
  }

  @Test
  void shouldShowTheCharger() {
    // When
    JsonNode charger = result("the charger");

    // Then
    assertThat(charger.path("ID").asString()).isEqualTo("DEFAULT");
    assertThat(charger.path("Tenant").asString()).isEqualTo("cgrates.org");
    assertThat(charger.path("AttributeIDs").toString()).isEqualTo("[\"*none\"]");
    assertThat(charger.path("ActivationInterval").isNull()).isTrue();
  }

  @Test
  void shouldFindTheOneRecordOfTheWalk() {
    // When
    JsonNode cdrs = result("cdrs");

    // Then
    assertThat(cdrs.size()).isEqualTo(1);
    JsonNode cdr = cdrs.get(0);
    assertThat(cdr.path("Cost").decimalValue()).isEqualByComparingTo("88");
    assertThat(cdr.path("Usage").asString()).isEqualTo("181000000000");
    assertThat(cdr.path("OriginID").asString()).isEqualTo("API Function Example");
    assertThat(cdr.path("CGRID").asString()).matches("[0-9a-f]{40}");
    assertThat(cdr.path("CostDetails").isString()).isTrue();
  }

  @Test
  void shouldSumTo88InTheSqliteShell(SignalboxProcess signalbox) {
    // Given
    String file = signalbox.dataFolder().resolve("signalbox.db").toString();
    ExternalTool sqlite = ExternalTool.require("sqlite3", "sqlite3");

    // When
    String sum = sqlite.run("-readonly", file, "select decimal_sum(cost) from cdrs");
    String row = sqlite.run("-readonly", file, "select run_id, tor, account, `usage` from cdrs");

    // Then
    assertThat(sum.strip()).isEqualTo("88");
    assertThat(row.strip()).isEqualTo("*default|*monetary|1002|181000000000");
  }
}
