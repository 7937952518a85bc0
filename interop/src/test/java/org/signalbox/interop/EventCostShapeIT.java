package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import tools.jackson.databind.JsonNode;

/** The event cost has every member that clients of the reference read, and can be explained. */
@RunningSignalbox
class EventCostShapeIT {

  private static JsonNode eventCost;

  @BeforeAll
  static void ask(HttpRpcClient rpc) {
    PostsTariff.activate(rpc);
    eventCost = PostsTariff.eventCost(rpc, "6140000", "123s");
  }

  private static JsonNode onlyValue(String table) {
    List<JsonNode> values = eventCost.path(table).values().stream().toList();
    assertThat(values).as(table).hasSize(1);
    return values.getFirst();
  }

  @Test
  void shouldHaveEveryMember() {
    // When
    List<String> members = eventCost.propertyNames().stream().toList();

    // Then
    assertThat(members)
        .contains(
            "CGRID",
            "RunID",
            "StartTime",
            "Usage",
            "Cost",
            "Charges",
            "AccountSummary",
            "Rating",
            "Accounting",
            "RatingFilters",
            "Rates",
            "Timings");
    assertThat(eventCost.path("AccountSummary").isNull()).isTrue();
    assertThat(eventCost.path("Accounting").toString()).isEqualTo("{}");
  }

  @Test
  void shouldBeginWithTheConnectFeeAlsoWhenItIsNothing() {
    // When
    JsonNode increments = eventCost.path("Charges").get(0).path("Increments");

    // Then
    assertThat(increments.get(0).path("Usage").longValue()).isZero();
    assertThat(increments.get(0).path("Cost").decimalValue()).isEqualByComparingTo("0");
    assertThat(increments.get(1).path("Usage").longValue()).isEqualTo(60_000_000_000L);
    assertThat(increments.get(1).path("Cost").decimalValue()).isEqualByComparingTo("22");
    assertThat(increments.get(1).path("CompressFactor").intValue()).isEqualTo(3);
  }

  @Test
  void shouldLinkChargesToTheirRating() {
    // When
    String ratingId = eventCost.path("Charges").get(0).path("RatingID").asString();

    // Then
    JsonNode rating = eventCost.path("Rating").path(ratingId);
    assertThat(ratingId).matches("[0-9a-f]{7}");
    assertThat(rating.path("RoundingMethod").asString()).isEqualTo("*up");
    assertThat(rating.path("RoundingDecimals").intValue()).isEqualTo(4);
    assertThat(eventCost.path("Rates").has(rating.path("RatesID").asString())).isTrue();
    assertThat(eventCost.path("Timings").has(rating.path("TimingID").asString())).isTrue();
    assertThat(eventCost.path("RatingFilters").has(rating.path("RatingFiltersID").asString()))
        .isTrue();
  }

  @Test
  void shouldSayHowTheRateWasFound() {
    // When
    JsonNode filters = onlyValue("RatingFilters");

    // Then
    assertThat(filters.path("DestinationID").asString()).isEqualTo("Dest_AU_Mobile");
    assertThat(filters.path("DestinationPrefix").asString()).isEqualTo("614");
    assertThat(filters.path("RatingPlanID").asString()).isEqualTo("RatingPlan_VoiceCalls");
    assertThat(filters.path("Subject").asString()).isEqualTo("*out:cgrates.org:call:*any");
  }

  @Test
  void shouldShowTheRate() {
    // When
    JsonNode slot = onlyValue("Rates").get(0);

    // Then
    assertThat(slot.path("Value").decimalValue()).isEqualByComparingTo("22");
    assertThat(slot.path("RateIncrement").longValue()).isEqualTo(60_000_000_000L);
    assertThat(slot.path("RateUnit").longValue()).isEqualTo(60_000_000_000L);
    assertThat(slot.path("GroupIntervalStart").longValue()).isZero();
  }

  @Test
  void shouldHaveNoIncrementsForNoUsage(HttpRpcClient rpc) {
    // When
    JsonNode nothing = PostsTariff.eventCost(rpc, "6113", "0s");

    // Then
    assertThat(nothing.path("Cost").decimalValue()).isEqualByComparingTo("0");
    assertThat(nothing.path("Charges").get(0).path("Increments").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"call, 6140000, Dest_AU_Mobile", "call, 49, prefix", "nothing, 6140000, profile"})
  void shouldExplainAPriceAndARefusal(
      String category, String destination, String word, HttpRpcClient rpc) {
    // Given
    String query =
        PostsTariff.costQuery(category, destination, "123s")
            .replace("'APIOpts':{}", "'APIOpts':{'*explain':true}");

    // When
    RpcAnswer answer = rpc.call("APIerSv1.GetCost", query);

    // Then
    assertThat(answer.line()).contains(word);
  }
}
