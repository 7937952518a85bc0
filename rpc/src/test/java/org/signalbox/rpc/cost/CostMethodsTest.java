package org.signalbox.rpc.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.charging.ChargingVersion;
import org.signalbox.core.Amount;
import org.signalbox.core.NumberNormalisation;
import org.signalbox.core.TenantRules;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.profiles.TariffLookupPort;
import org.signalbox.rating.Destination;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cost methods' answers, on the tariff of the posts and a rate that needs rounding. */
class CostMethodsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-08-04T13:00:00Z"));
  private static final CostSettings SETTINGS =
      new CostSettings(
          new TenantRules(
              "cgrates.org",
              ZoneOffset.UTC,
              Map.of(),
              Map.of("cgrates.org", new NumberNormalisation(Map.of("+", "", "0", "61")))),
          "call",
          CostSettings.STANDARD_MAX_COMPUTED_USAGE);

  private static final String CALL =
      "\"Tenant\":\"cgrates.org\",\"Category\":\"call\",\"Subject\":\"1001\","
          + "\"AnswerTime\":\"2025-08-04T13:00:00Z\"";

  private static Tariff tariff() {
    RatingProfile.Activation since =
        new RatingProfile.Activation(Instant.parse("2014-01-14T00:00:00Z"), "RP", List.of());
    return Tariff.empty()
        .with(
            new TariffChange(
                List.of(
                    new Destination("Dest_AU_Mobile", List.of("614")),
                    new Destination("Dest_UK", List.of("44"))),
                List.of(
                    new RatingPlan(
                        "RP",
                        List.of(
                            binding("Dest_AU_Mobile", "22", "60s", "60s"),
                            binding("Dest_UK", "0.03333", "1s", "1s"),
                            binding(Destination.ANY, "0.5", "1048576", "1024")))),
                List.of(
                    new RatingProfile(
                        new RatingProfile.Key("cgrates.org", "call", "*any"), List.of(since))),
                Set.of(),
                Set.of(),
                Set.of()));
  }

  private static RatingPlan.Binding binding(
      String destinationId, String rate, String unit, String increment) {
    RateSlot slot =
        new RateSlot(
            Amount.of(1), Amount.of(rate), UsageText.parse(unit), UsageText.parse(increment), 0);
    RateTerms terms =
        new RateTerms(
            "R", List.of(slot), RoundingMethod.UP, "*up", 4, Amount.ZERO, MaxCostStrategy.NONE);
    return new RatingPlan.Binding(destinationId, Timing.ANY, BigDecimal.TEN, terms);
  }

  private static RpcReply reply(String method, String parameters) {
    ChargingVersion version =
        new ChargingVersion(tariff(), ProfileSet.empty(), TariffLookupPort.NONE);
    RpcMethod found =
        CostMethods.all(() -> version, SETTINGS, CLOCK).stream()
            .filter(candidate -> candidate.fullName().equals(method))
            .findFirst()
            .orElseThrow();
    assertThat(found.execution()).isEqualTo(RpcMethod.Execution.INLINE);
    return found.handler().handle(RpcParameters.ofArgument(JSON.readTree(parameters)));
  }

  private static String answer(String method, String parameters) {
    return switch (reply(method, parameters)) {
      case RpcReply.Failure failure -> failure.text();
      case RpcReply.Result result -> {
        StringWriter text = new StringWriter();
        try (JsonGenerator out =
            new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
          result.body().write(out);
        }
        yield text.toString();
      }
    };
  }

  private static JsonNode result(String method, String parameters) {
    return JSON.readTree(answer(method, parameters));
  }

  @Test
  void shouldAnswerTheWholeEventCost() {
    // When
    String answer =
        answer("APIerSv1.GetCost", "{" + CALL + ",\"Destination\":\"6140000\",\"Usage\":\"123s\"}");

    // Then
    assertThat(answer.replaceAll("\"[0-9a-f]{7}\"", "\"ID\""))
        .isEqualTo(
            "{\"CGRID\":\"\",\"RunID\":\"\",\"StartTime\":\"2025-08-04T13:00:00Z\","
                + "\"Usage\":180000000000,\"Cost\":67,\"Charges\":[{\"RatingID\":\"ID\","
                + "\"Increments\":[{\"Usage\":0,\"Cost\":1,\"AccountingID\":\"\","
                + "\"CompressFactor\":1},{\"Usage\":60000000000,\"Cost\":22,"
                + "\"AccountingID\":\"\",\"CompressFactor\":3}],\"CompressFactor\":1}],"
                + "\"AccountSummary\":null,\"Rating\":{\"ID\":{\"ConnectFee\":1,"
                + "\"RoundingMethod\":\"*up\",\"RoundingDecimals\":4,\"MaxCost\":0,"
                + "\"MaxCostStrategy\":\"\",\"TimingID\":\"ID\",\"RatesID\":\"ID\","
                + "\"RatingFiltersID\":\"ID\"}},\"Accounting\":{},\"RatingFilters\":{\"ID\":{"
                + "\"DestinationID\":\"Dest_AU_Mobile\",\"DestinationPrefix\":\"614\","
                + "\"RatingPlanID\":\"RP\",\"Subject\":\"*out:cgrates.org:call:*any\"}},"
                + "\"Rates\":{\"ID\":[{\"GroupIntervalStart\":0,\"Value\":22,"
                + "\"RateIncrement\":60000000000,\"RateUnit\":60000000000}]},\"Timings\":{"
                + "\"ID\":{\"Years\":[],\"Months\":[],\"MonthDays\":[],\"WeekDays\":[],"
                + "\"StartTime\":\"00:00:00\"}}}");
  }

  @Test
  void shouldDefaultTenantCategoryAndTheNumbersForm() {
    // When
    JsonNode cost =
        result(
            "APIerSv1.GetCost",
            "{\"Subject\":\"x\",\"Destination\":\"0400000\",\"SetupTime\":\"*now\",\"Usage\":\"1s\"}");

    // Then
    assertThat(cost.path("Cost").decimalValue()).isEqualByComparingTo("23");
  }

  @Test
  void shouldNotRoundGetCostButResponder() {
    // When
    JsonNode exact =
        result("APIerSv1.GetCost", "{" + CALL + ",\"Destination\":\"44\",\"Usage\":\"15s\"}");
    JsonNode rounded =
        result(
            "Responder.GetCost",
            "{\"Account\":\"1001\",\"Destination\":\"44\",\"TimeStart\":\"2025-08-04T13:00:00Z\","
                + "\"TimeEnd\":\"2025-08-04T13:00:15Z\"}");

    // Then
    assertThat(exact.path("Cost").decimalValue()).isEqualByComparingTo("1.49995");
    assertThat(rounded.path("Cost").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(rounded.path("Subject").stringValue()).isEqualTo("1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Destination\":\"999\"}", "{\"Usage\":\"0\"}"})
  void shouldCostNothingWithoutUsage(String parameters) {
    // When
    JsonNode cost = result("APIerSv1.GetCost", parameters);

    // Then
    assertThat(cost.path("Cost").intValue()).isZero();
    assertThat(cost.path("Charges").get(0).path("Increments").isNull()).isTrue();
  }

  @Test
  void shouldRefuseInTheReferencesWords() {
    // When
    String beforeAll = answer("APIerSv1.GetCost", "{\"Destination\":\"614\",\"Usage\":\"1s\"}");
    String noProfile = answer("APIerSv1.GetCost", "{\"Category\":\"sms\",\"Usage\":\"1s\"}");

    // Then
    assertThat(beforeAll).isEqualTo("SERVER_ERROR: UNAUTHORIZED_DESTINATION");
    assertThat(noProfile).isEqualTo("SERVER_ERROR: RATING_PLAN_NOT_FOUND");
  }

  @Test
  void shouldRefuseWhatItCannotRead() {
    // When / Then
    assertThatThrownBy(() -> reply("APIerSv1.GetCost", "{\"Usage\":\"abc\"}"))
        .isInstanceOf(MalformedParameters.class)
        .hasMessage("time: invalid duration \"abc\"");
    assertThatThrownBy(() -> reply("APIerSv1.GetCost", "{\"AnswerTime\":\"soon\"}"))
        .hasMessage("Unsupported time format");
    assertThatThrownBy(() -> reply("APIerSv1.GetCost", "{\"Usage\":\"-5s\"}"))
        .hasMessage("SERVER_ERROR: usage below zero");
    assertThatThrownBy(() -> reply("Responder.GetCost", "{}"))
        .hasMessage("MANDATORY_IE_MISSING: [TimeStart TimeEnd]");
  }

  @Test
  void shouldPriceAPartOfACall() {
    // When
    JsonNode second =
        result(
            "Responder.GetCost",
            "{\"Subject\":\"1001\",\"Destination\":\"614\",\"TimeStart\":\"2025-08-04T13:01:30Z\","
                + "\"TimeEnd\":\"2025-08-04T13:03:00Z\",\"DurationIndex\":180000000000,"
                + "\"LoopIndex\":1}");

    // Then
    JsonNode span = second.path("Timespans").get(0);
    assertThat(second.path("Cost").intValue()).isEqualTo(22);
    assertThat(second.path("RatedUsage").longValue()).isEqualTo(60_000_000_000L);
    assertThat(span.path("TimeStart").stringValue()).isEqualTo("2025-08-04T13:02:00Z");
    assertThat(span.path("TimeEnd").stringValue()).isEqualTo("2025-08-04T13:03:00Z");
    assertThat(span.path("DurationIndex").longValue()).isEqualTo(180_000_000_000L);
    assertThat(span.path("Increments")).hasSize(1);
    assertThat(span.path("MatchedDestId").stringValue()).isEqualTo("Dest_AU_Mobile");
    assertThat(span.path("RateInterval").path("Weight").intValue()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-9223372036854775808", "-1", "0", "60000000000"})
  void shouldPriceAPartThatNothingWentBeforeFromItsStart(String durationIndex) {
    // When
    JsonNode part =
        result(
            "Responder.GetCost",
            "{\"Subject\":\"1001\",\"Destination\":\"614\",\"TimeStart\":\"2025-08-04T13:00:00Z\","
                + "\"TimeEnd\":\"2025-08-04T13:01:00Z\",\"DurationIndex\":"
                + durationIndex
                + "}");

    // Then
    assertThat(part.path("Cost").intValue()).isEqualTo(23);
    assertThat(part.path("RatedUsage").longValue()).isEqualTo(60_000_000_000L);
  }

  @Test
  void shouldBoundTheUsageOfResponderAlone() {
    // When
    String responder =
        answer(
            "Responder.GetCost",
            "{\"Subject\":\"1001\",\"Destination\":\"614\",\"TimeStart\":\"2025-08-01T00:00:00Z\","
                + "\"TimeEnd\":\"2025-08-04T00:00:01Z\"}");
    JsonNode getCost =
        result("APIerSv1.GetCost", "{" + CALL + ",\"Destination\":\"614\",\"Usage\":\"73h\"}");

    // Then
    assertThat(responder).isEqualTo("MAX_USAGE_EXCEEDED");
    assertThat(getCost.path("Cost").intValue()).isEqualTo(73 * 60 * 22 + 1);
  }

  @Test
  void shouldPriceDataByUnits() {
    // When
    JsonNode cost =
        result(
            "APIerSv1.GetDataCost",
            "{\"Subject\":\"1001\",\"AnswerTime\":\"2025-08-04T13:00:00Z\",\"Usage\":1048576}");
    String tooMuch =
        answer(
            "APIerSv1.GetDataCost",
            "{\"AnswerTime\":\"2025-08-04T13:00:00Z\",\"Usage\":107374182401}");

    // Then
    assertThat(cost.path("Cost").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(cost.path("DataSpans").get(0).path("DataEnd").longValue()).isEqualTo(1_048_576);
    assertThat(tooMuch).isEqualTo("SERVER_ERROR: MAX_USAGE_EXCEEDED");
  }

  @Test
  void shouldExplainWhereAskedTo() {
    // When
    JsonNode explained =
        result(
            "APIerSv1.GetCost",
            "{"
                + CALL
                + ",\"Destination\":\"614\",\"Usage\":\"1s\",\"APIOpts\":{\"*explain\":true}}");
    JsonNode silent =
        result("APIerSv1.GetCost", "{" + CALL + ",\"Destination\":\"614\",\"Usage\":\"1s\"}");

    // Then
    assertThat(explained.path("Explain").findValuesAsString("Step"))
        .containsExactly(
            "ProfileTried",
            "ProfileTried",
            "ActivationChosen",
            "PrefixTaken",
            "SpanBilled",
            "ConnectFeeCharged",
            "TotalMade");
    assertThat(silent.has("Explain")).isFalse();
  }

  @Test
  void shouldExplainARefusalToo() {
    // When
    JsonNode explained =
        result("SignalboxV1.ExplainCost", "{\"Destination\":\"614\",\"Usage\":\"1s\"}");

    // Then
    assertThat(explained.path("Error").stringValue()).isEqualTo("UNAUTHORIZED_DESTINATION");
    assertThat(explained.path("EventCost").isNull()).isTrue();
    assertThat(explained.path("Steps").findValuesAsString("Sentence"))
        .contains(
            "No activation of *out:cgrates.org:call:*any is in force at 0001-01-01T00:00:00Z;"
                + " the first begins at 2014-01-14T00:00:00Z.");
  }

  @Test
  void shouldWriteAmountsWithoutExponent() {
    // When
    String answer =
        answer("APIerSv1.GetCost", "{" + CALL + ",\"Destination\":\"1\",\"Usage\":\"1ns\"}");

    // Then
    assertThat(answer).contains("\"Cost\":1.00048828125,").doesNotContain("E-");
  }
}
