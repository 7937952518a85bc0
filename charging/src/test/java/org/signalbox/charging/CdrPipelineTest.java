package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.ChargingFixture.call;
import static org.signalbox.charging.ChargingFixture.with;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.core.NumberNormalisation;
import org.signalbox.core.TenantRules;
import org.signalbox.profiles.Event;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.TypeOfRecord;

class CdrPipelineTest {

  @TempDir private Path folder;
  private ChargingFixture charging;

  @BeforeEach
  void open() {
    charging = new ChargingFixture(folder);
  }

  @AfterEach
  void close() {
    charging.close();
  }

  private CdrOutcome process(Event event) {
    return charging.pipeline().process(event, CdrFlags.CDR);
  }

  @ParameterizedTest
  @CsvSource({"123s, 66", "181s, 88", "1s, 22", "0s, 0"})
  void shouldPriceTheCallsOfThePosts(String usage, String cost) {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    CdrOutcome outcome = process(call("1", usage));

    // Then
    assertThat(outcome).isInstanceOf(CdrOutcome.Processed.class);
    assertThat(charging.costs()).containsExactly("*default=" + cost);
  }

  @Test
  void shouldReserveNothingWhenNoChargerMatches() {
    // Given
    CdrOutcome first = process(call("1", "181s"));
    charging.addCharger("DEFAULT", "");

    // When
    CdrOutcome second = process(call("1", "181s"));

    // Then
    assertThat(first)
        .isEqualTo(new CdrOutcome.Failed("PARTIALLY_EXECUTED", "no charger matches the event"));
    assertThat(second).isInstanceOf(CdrOutcome.Processed.class);
    assertThat(charging.costs()).containsExactly("*default=88");
  }

  @Test
  void shouldRefuseAnEventThatTwoChargersBillUnderOneRun() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.addCharger("SECOND", "");

    // When
    CdrOutcome outcome = process(call("1", "181s"));

    // Then
    assertThat(outcome)
        .isEqualTo(
            new CdrOutcome.Failed(
                "SERVER_ERROR: more than one charger makes the run *default",
                "more than one charger makes the run *default"));
    assertThat(charging.costs()).isEmpty();
  }

  @Test
  void shouldRefuseTheSameCallAgainAlsoAfterARestart() {
    // Given
    charging.addCharger("DEFAULT", "");
    process(call("1", "181s"));
    charging.restart();

    // When
    CdrOutcome again = process(call("1", "181s"));

    // Then
    assertThat(again).isInstanceOf(CdrOutcome.Exists.class);
    assertThat(charging.costs()).containsExactly("*default=88");
  }

  @Test
  void shouldMakeACustomerAndAWholesaleCdrOfOneCall() {
    // Given
    charging.setTariff(
        SampleTariff.with(charging.tariff(), "wholesale", SampleTariff.seconds("0.01")));
    charging.addCharger("A_CUSTOMER", "customer");
    charging.addCharger("B_CARRIER", "wholesale", "*constant:*req.Category:wholesale");

    // When
    process(call("1", "123s"));

    // Then
    assertThat(charging.costs()).containsExactly("customer=66", "wholesale=1.23");
    assertThat(charging.stored())
        .extracting(cdr -> cdr.key().cgrId())
        .containsOnly(CdrKey.cgrIdOf("1", ""));
    assertThat(charging.heard()).containsExactly("customer rated", "wholesale rated");
  }

  @Test
  void shouldFillInWhatTheEventLeavesOut() {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    process(with(call("1", "181s"), "Cause", "NORMAL_CLEARING"));

    // Then
    Cdr cdr = charging.stored().getFirst();
    assertThat(cdr)
        .isEqualTo(
            SampleCdrs.withExtraFields(
                new Cdr(
                    new CdrKey("cgrates.org", CdrKey.cgrIdOf("1", ""), "*default"),
                    new CdrOrigin("1", "", ""),
                    TypeOfRecord.VOICE,
                    "*rated",
                    new CdrParties("call", "1002", "1002", "61411111"),
                    SampleCdrs.call("1").times(),
                    181_000_000_000L,
                    new TreeMap<>(),
                    "*cdrs",
                    new CdrCost.Rated(Amount.of(88), "{\"Cost\":88}"),
                    "",
                    false),
                Map.of("Cause", "NORMAL_CLEARING")));
  }

  @Test
  void shouldKeepAnUnreachableCallWithoutPriceAndSayWhy() {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    process(with(call("1", "181s"), "Destination", "4915112345"));

    // Then
    assertThat(charging.stored())
        .singleElement()
        .satisfies(cdr -> {
          assertThat(cdr.cost()).isEqualTo(CdrCost.unrated());
          assertThat(cdr.extraText()).isEqualTo("UNAUTHORIZED_DESTINATION");
          assertThat(cdr.costSource()).isEmpty();
        });
    assertThat(charging.heard()).containsExactly("UNAUTHORIZED_DESTINATION", "*default unrated");
  }

  @Test
  void shouldNotPriceTheRequestTypeNone() {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    process(with(call("1", "181s"), "RequestType", "*none"));

    // Then
    assertThat(charging.costs()).containsExactly("*default=-1");
    assertThat(charging.stored().getFirst().extraText()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*raw", "*rated", "", "anything"})
  void shouldPriceEveryTypeThatMovesNothing(String requestType) {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    process(with(call("1", "181s"), "RequestType", requestType));

    // Then
    assertThat(charging.costs()).containsExactly("*default=88");
  }

  @Test
  void shouldStoreAnEventWithoutPriceUnlessAskedToRate() {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    charging.pipeline().process(call("1", "181s"), CdrFlags.EVENT);

    // Then
    assertThat(charging.costs()).containsExactly("*default=-1");
  }

  @Test
  void shouldStoreNothingWhenAskedNotTo() {
    // Given
    charging.addCharger("DEFAULT", "");
    CdrFlags flags = CdrFlags.CDR.changedBy(List.of("*store:false"));

    // When
    CdrOutcome outcome = charging.pipeline().process(call("1", "181s"), flags);

    // Then
    assertThat(((CdrOutcome.Processed) outcome).runs().getFirst().cdr().cost().outward().toString())
        .isEqualTo("88");
    assertThat(charging.stored()).isEmpty();
    assertThat(charging.heard()).isEmpty();
  }

  @Test
  void shouldChargeTheEventAsItIsWithoutChargers() {
    // Given
    CdrFlags flags = CdrFlags.CDR.changedBy(List.of("*chargers:false"));

    // When
    charging.pipeline().process(with(call("1", "181s"), "RunID", "mine"), flags);

    // Then
    assertThat(charging.costs()).containsExactly("mine=88");
  }

  @Test
  void shouldReplaceAStoredRunWhenAskedToRerate() {
    // Given
    charging.addCharger("DEFAULT", "");
    process(call("1", "181s"));
    charging.setTariff(SampleTariff.with(charging.tariff(), "call", SampleTariff.minutes("10")));
    CdrFlags flags = CdrFlags.EVENT.changedBy(List.of("*rerate"));

    // When
    CdrOutcome outcome = charging.pipeline().process(call("1", "181s"), flags);

    // Then
    assertThat(outcome).isInstanceOf(CdrOutcome.Processed.class);
    assertThat(charging.costs()).containsExactly("*default=40");
  }

  @Test
  void shouldApplyAttributesOnlyWhenAsked() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.addConstant("*req.Subject", "premium");
    CdrFlags asked = CdrFlags.CDR.changedBy(List.of("*attributes"));

    // When
    process(call("1", "1s"));
    charging.pipeline().process(call("2", "1s"), asked);

    // Then
    assertThat(charging.stored())
        .extracting(cdr -> cdr.parties().subject())
        .containsExactly("1002", "premium");
  }

  @ParameterizedTest
  @CsvSource({"UP, 0.5", "DOWN, 0.4999", "MIDDLE, 0.5", "NONE, 0.49995"})
  void shouldRoundTheTotalAsTheDestinationRateSays(RoundingMethod method, String cost) {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.setTariff(
        SampleTariff.with(
            charging.tariff(), "call", SampleTariff.terms("0.03333", "1s", method, 4)));

    // When
    process(call("1", "15s"));

    // Then
    assertThat(charging.costs()).containsExactly("*default=" + cost);
  }

  @Test
  void shouldStopChargingAtTheCapOfAFreeRate() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.setTariff(
        SampleTariff.with(charging.tariff(), "call", SampleTariff.free("0.1", "0.12")));

    // When
    process(call("1", "180s"));

    // Then
    assertThat(charging.costs()).containsExactly("*default=0.12");
  }

  @Test
  void shouldReadNumbersInTheFormOfTheTenantsTable() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.setRules(
        new TenantRules(
            "cgrates.org",
            ZoneOffset.UTC,
            Map.of(),
            Map.of("cgrates.org", new NumberNormalisation(Map.of("0", "61", "+", "")))));

    // When
    process(with(call("1", "60s"), "Destination", "0411111"));

    // Then
    assertThat(charging.stored())
        .singleElement()
        .satisfies(cdr -> assertThat(cdr.parties().destination()).isEqualTo("61411111"));
    assertThat(charging.costs()).containsExactly("*default=22");
  }

  @Test
  void shouldReadTimesInTheTenantsZoneUnlessTheySayTheirOwn() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.setRules(
        new TenantRules(
            "cgrates.org",
            ZoneOffset.UTC,
            Map.of("cgrates.org", ZoneId.of("Australia/Sydney")),
            Map.of()));

    // When
    process(call("1", "60s"));
    process(with(call("2", "60s"), "AnswerTime", "2022-02-15T13:07:39+02:00"));

    // Then
    assertThat(charging.stored())
        .extracting(cdr -> cdr.times().answer().orElseThrow())
        .containsExactly(
            Instant.parse("2022-02-15T02:07:39Z"), Instant.parse("2022-02-15T11:07:39Z"));
    assertThat(charging.stored())
        .extracting(cdr -> cdr.times().zone())
        .containsExactly(ZoneId.of("Australia/Sydney"), ZoneOffset.ofHours(2));
  }

  @Test
  void shouldTakeTheSameCallOfTwoTenantsForTwoCalls() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.addChargerOf("other.org", "DEFAULT", "");

    // When
    process(call("1", "60s"));
    process(call("1", "60s").withTenant("other.org"));

    // Then
    assertThat(charging.stored())
        .extracting(Cdr::key)
        .extracting(CdrKey::tenant)
        .containsExactly("cgrates.org", "other.org");
  }

  @ParameterizedTest
  @CsvSource({
    "AnswerTime, yesterday, Unsupported time format",
    "Usage, abc, time: invalid duration \"abc\"",
    "PreRated, maybe, PreRated is neither true nor false",
    "Cost, twelve, not a decimal number: \"twelve\""
  })
  void shouldStoreNothingOfAnEventThatCannotBeRead(String field, String value, String reason) {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    CdrOutcome outcome = process(with(call("1", "181s"), field, value));

    // Then
    assertThat(outcome).isEqualTo(new CdrOutcome.Failed("PARTIALLY_EXECUTED", reason));
    assertThat(charging.stored()).isEmpty();
  }

  @Test
  void shouldKeepAPriceThatTheClientBrings() {
    // Given
    Event event = with(with(call("1", "181s"), "PreRated", "true"), "Cost", "0.0123456789");

    // When
    charging.pipeline().process(event, CdrFlags.PRE_RATED_CDR);

    // Then
    assertThat(charging.costs()).containsExactly("*default=0.0123456789");
  }

  @Test
  void shouldChargeNothingForUsageBelowZero() {
    // Given
    charging.addCharger("DEFAULT", "");

    // When
    process(call("1", "-5s"));

    // Then
    assertThat(charging.costs()).containsExactly("*default=0");
  }

  @Test
  void shouldKeepTheRecordOfAUsageThatNoAmountCanPay() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.setTariff(
        SampleTariff.with(
            charging.tariff(),
            "call",
            SampleTariff.terms("9".repeat(25), "1ns", RoundingMethod.UP, 0)));

    // When
    CdrOutcome outcome = process(call("1", "1000000h"));

    // Then
    assertThat(outcome).isInstanceOf(CdrOutcome.Processed.class);
    assertThat(charging.costs()).containsExactly("*default=-1");
    assertThat(charging.stored().getFirst().extraText()).isEqualTo("MAX_COST_EXCEEDED");
  }

  @Test
  void shouldKeepTheRecordOfACallWhoseCostDetailsAreTooLong() {
    // Given
    charging.addCharger("DEFAULT", "");
    charging.setDetails(cost -> "[" + "0,".repeat(Cdr.LONG_TEXT_LENGTH_MAX) + "0]");

    // When
    CdrOutcome outcome = process(call("1", "181s"));

    // Then
    assertThat(outcome).isInstanceOf(CdrOutcome.Processed.class);
    assertThat(charging.stored().getFirst().extraText())
        .isEqualTo("SERVER_ERROR: CostDetails longer than 1000000 characters");
  }

  @Test
  void shouldTakeOneOfAThousandRacingDuplicates() throws Exception {
    // Given
    charging.addCharger("A", "customer");
    charging.addCharger("B", "wholesale");
    List<Callable<CdrOutcome>> racers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      racers.add(() -> process(call("1", "181s")));
    }

    // When
    List<Future<CdrOutcome>> outcomes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = threads.invokeAll(racers);
    }

    // Then
    assertThat(outcomes.stream().map(Future::resultNow))
        .filteredOn(CdrOutcome.Processed.class::isInstance)
        .hasSize(1);
    assertThat(charging.costs()).containsExactly("customer=88", "wholesale=88");
  }
}
