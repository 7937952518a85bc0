package org.signalbox.catalog.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.catalog.CallPrice;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.MemoryDefinitions;
import org.signalbox.catalog.SamplePlans;
import org.signalbox.catalog.TestCatalog;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpCharger;
import org.signalbox.catalog.tp.TpInterval;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.core.Amount;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.testsupport.Seeded;
import org.signalbox.testsupport.VirtualClock;

class TariffPlanCompilerTest {

  private static final String MOBILE = "61400000000";

  private final TariffPlanCompiler compiler =
      new TariffPlanCompiler(
          new PlanTimes(ZoneOffset.UTC, VirtualClock.at(TestCatalog.NOW)), new MemoryDefinitions());

  @Test
  void shouldCompileThePostsMobileTariff() {
    // Given
    List<TpItem> plan = SamplePlans.mobileAt("22");
    // When
    CatalogVersion live = CatalogVersion.EMPTY.with(compile(plan));
    // Then
    assertThat(CallPrice.of(live.tariff(), MOBILE, 123)).isEqualTo("66");
    assertThat(CallPrice.of(live.tariff(), MOBILE, 181)).isEqualTo("88");
    assertThat(CallPrice.of(live.tariff(), "4912345", 60)).isEqualTo("UNAUTHORIZED_DESTINATION");
  }

  @Test
  void shouldHoldRatesByValueSoThatLaterWritingChangesNothing() {
    // Given
    CatalogVersion live = CatalogVersion.EMPTY.with(compile(SamplePlans.mobileAt("22")));
    List<TpItem> rateAlone = List.of(SamplePlans.mobileAt("99").get(1));
    // When
    CatalogVersion after = live.with(compile(rateAlone, live));
    // Then
    assertThat(CallPrice.of(after.tariff(), MOBILE, 60)).isEqualTo("22");
  }

  @Test
  void shouldLeaveAloneWhatThePlanLacks() {
    // Given
    CatalogVersion live = CatalogVersion.EMPTY.with(compile(SamplePlans.mobileAt("22")));
    List<TpItem> other = List.of(SamplePlans.destination("Dest_Other", "49"));
    // When
    CatalogVersion after = live.with(compile(other, live));
    // Then
    assertThat(after.tariff().destination("Dest_AU_Mobile")).isPresent();
    assertThat(CallPrice.of(after.tariff(), MOBILE, 60)).isEqualTo("22");
  }

  @Test
  void shouldChangeNothingForAPlanWithoutItems() {
    // Given
    List<TpItem> nothing = List.of();
    // When
    CatalogChange change = compile(nothing);
    // Then
    assertThat(CatalogVersion.EMPTY.with(change)).isEqualTo(CatalogVersion.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate             | could not find rate for tag "NORATE"
          destination      | could not get destination for tag "NODEST"
          timing           | could not get timing for tag "NOTIME"
          destination rate | could not find destination rate for tag "NODR"
          rating plan      | could not load rating plans for tag: "NOPLAN"
          """)
  void shouldNameADanglingReferenceInTheWordsOfTheReference(String broken, String clientText) {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.set(2, brokenLine(broken));
    plan.set(3, brokenBinding(broken));
    plan.set(4, brokenActivation(broken));
    // When
    assertThatThrownBy(() -> compile(plan))
        // Then
        .isInstanceOfSatisfying(
            PlanRefused.class,
            refused ->
                assertThat(refused.faults())
                    .singleElement()
                    .extracting(PlanFault::clientText)
                    .isEqualTo(clientText));
  }

  private static TpItem brokenLine(String broken) {
    return SamplePlans.destinationRate(
        "DR_AU",
        SamplePlans.line(
            broken.equals("destination") ? "NODEST" : "Dest_AU_Mobile",
            broken.equals("rate") ? "NORATE" : "Rate_Mobile"));
  }

  private static TpItem brokenBinding(String broken) {
    return SamplePlans.ratingPlan(
        "RP_Voice",
        broken.equals("destination rate") ? "NODR" : "DR_AU",
        broken.equals("timing") ? "NOTIME" : "*any");
  }

  private static TpItem brokenActivation(String broken) {
    return SamplePlans.ratingProfile(
        "2014-01-14T00:00:00Z", broken.equals("rating plan") ? "NOPLAN" : "RP_Voice", "");
  }

  @Test
  void shouldReportAllFaultsAtOnceInTheOrderOfLoading() {
    // Given
    List<TpItem> plan =
        List.of(
            SamplePlans.ratingProfile("yesterday", "NOPLAN", ""),
            SamplePlans.ratingPlan("RP", "NODR", "NOTIME"),
            SamplePlans.destinationRate("DR", SamplePlans.line("NODEST", "NORATE")));
    // When
    assertThatThrownBy(() -> compile(plan))
        // Then
        .isInstanceOfSatisfying(
            PlanRefused.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(fault -> fault.place().member())
                    .containsExactly(
                        "RateId",
                        "DestinationId",
                        "TimingId",
                        "DestinationRatesId",
                        "RatingPlanId",
                        "ActivationTime"));
  }

  @Test
  void shouldAcceptDestinationsAndRatingPlansThatAreAlreadyInForce() {
    // Given
    CatalogVersion live = CatalogVersion.EMPTY.with(compile(SamplePlans.mobileAt("22")));
    List<TpItem> plan =
        List.of(
            SamplePlans.rate("R", SamplePlans.slot("1", "60s", "0s")),
            SamplePlans.destinationRate("DR", SamplePlans.line("Dest_AU_Mobile", "R")),
            SamplePlans.ratingProfile("2014-01-14T00:00:00Z", "RP_Voice", ""));
    // When
    CatalogChange change = compile(plan, live);
    // Then
    assertThat(change.tariff().ratingProfiles()).hasSize(1);
  }

  @Test
  void shouldTakeZeroUnitsAndIncrementsForOneSecond() {
    // Given
    TpRate.Slot slot = new TpRate.Slot(Amount.ZERO, Amount.of("1"), "0", "", "0");
    // When
    RateSlot compiled = slots(SamplePlans.rate("Rate_Mobile", slot)).getFirst();
    // Then
    assertThat(compiled.rateUnit()).isEqualTo(1_000_000_000);
    assertThat(compiled.rateIncrement()).isEqualTo(1_000_000_000);
  }

  @Test
  void shouldTakeBareNumbersForUnitsOfMessagesAndVolume() {
    // Given
    TpRate.Slot slot = new TpRate.Slot(Amount.ZERO, Amount.of("0.01"), "1024", "1", "0");
    // When
    RateSlot compiled = slots(SamplePlans.rate("Rate_Mobile", slot)).getFirst();
    // Then
    assertThat(compiled.rateUnit()).isEqualTo(1024);
    assertThat(compiled.rateIncrement()).isEqualTo(1);
  }

  @Test
  void shouldSortSlotsByTheirStart() {
    // Given
    TpRate rate =
        SamplePlans.rate(
            "Rate_Mobile",
            SamplePlans.slot("0.1", "1s", "60s"),
            SamplePlans.slot("0.2", "60s", "0s"));
    // When
    List<RateSlot> compiled = slots(rate);
    // Then
    assertThat(compiled)
        .extracting(RateSlot::groupIntervalStart)
        .containsExactly(0L, 60_000_000_000L);
  }

  @Test
  void shouldRefuseARateWithoutASlotForTheBeginOfACall() {
    // Given
    TpRate rate = SamplePlans.rate("Rate_Mobile", SamplePlans.slot("22", "60s", "60s"));
    // When
    assertThatThrownBy(() -> slots(rate))
        // Then
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("expected one slot that starts at 0s")
        .hasMessageContaining("rate Rate_Mobile");
  }

  @ParameterizedTest
  @CsvSource({"abc", "-60s", "1m1", "60 s"})
  void shouldNameADurationThatCannotBeRead(String increment) {
    // Given
    TpRate rate = SamplePlans.rate("Rate_Mobile", SamplePlans.slot("22", increment, "0s"));
    // When
    assertThatThrownBy(() -> slots(rate))
        // Then
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("RateIncrement: found \"" + increment + "\"");
  }

  @Test
  void shouldCheckTheWeekOnlyWhenAskedTo() {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.add(new TpTiming("WORKDAYS", "*any", "*any", "*any", "1;2;3;4;5", "00:00:00"));
    plan.set(3, SamplePlans.ratingPlan("RP_Voice", "DR_AU", "WORKDAYS"));
    compile(plan);
    // When
    assertThatThrownBy(() -> compile(plan, CatalogVersion.EMPTY, Check.COHERENCE))
        // Then
        .isInstanceOf(PlanRefused.class)
        .hasMessage("invalid data");
  }

  @Test
  void shouldAcceptAWeekPutTogetherFromSeveralTimings() {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.add(new TpTiming("WORKDAYS", "*any", "*any", "*any", "1;2;3;4;5", "00:00:00"));
    plan.add(new TpTiming("WEEKEND", "*any", "*any", "*any", "6;7", "00:00:00"));
    plan.set(
        3,
        new TpRatingPlan(
            "RP_Voice",
            List.of(
                new TpRatingPlan.Binding("DR_AU", "WORKDAYS", BigDecimal.TEN),
                new TpRatingPlan.Binding("DR_AU", "WEEKEND", BigDecimal.TEN))));
    // When
    CatalogChange change = compile(plan, CatalogVersion.EMPTY, Check.COHERENCE);
    // Then
    assertThat(change.timings()).hasSize(2);
  }

  @Test
  void shouldRefuseASlotInsideAnIncrementWhenAskedForCoherence() {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.set(
        1,
        SamplePlans.rate(
            "Rate_Mobile",
            SamplePlans.slot("0.2", "60s", "0s"),
            SamplePlans.slot("0.1", "1s", "90s")));
    // When
    assertThatThrownBy(() -> compile(plan, CatalogVersion.EMPTY, Check.COHERENCE))
        // Then
        .isInstanceOfSatisfying(
            PlanRefused.class,
            refused -> {
              assertThat(refused).hasMessage("invalid data");
              assertThat(refused.faults().getFirst().place().row()).isEqualTo(1);
            });
  }

  @Test
  void shouldLookAtSlotsInTheOrderOfTheirStartsWhicheverWayTheyAreWritten() {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.set(
        1,
        SamplePlans.rate(
            "Rate_Mobile",
            SamplePlans.slot("0.1", "1s", "90s"),
            SamplePlans.slot("0.2", "60s", "0s")));
    // When
    assertThatThrownBy(() -> compile(plan, CatalogVersion.EMPTY, Check.COHERENCE))
        // Then
        .isInstanceOfSatisfying(
            PlanRefused.class,
            refused -> assertThat(refused.faults().getFirst().place().row()).isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*hourly", "*every_minute"})
  void shouldLeaveTimingsOfActionsToActions(String schedule) {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.add(new TpTiming("OFTEN", "*any", "*any", "*any", "*any", schedule));
    // When
    CatalogChange change = compile(plan);
    // Then
    assertThat(change.timings()).isEmpty();
  }

  @Test
  void shouldRefuseToPriceByATimingOfActions() {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.add(new TpTiming("OFTEN", "*any", "*any", "*any", "*any", "*hourly"));
    plan.set(3, SamplePlans.ratingPlan("RP_Voice", "DR_AU", "OFTEN"));
    // When
    assertThatThrownBy(() -> compile(plan))
        // Then
        .isInstanceOf(PlanRefused.class)
        .hasMessage("could not get timing for tag \"OFTEN\"");
  }

  @Test
  void shouldPutTheLoadsOfOneProfileTogetherInTheOrderOfTime() {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.add(
        new TpRatingProfile(
            "earlier",
            SamplePlans.ANYBODY,
            List.of(new TpRatingProfile.Activation("2010-01-01T00:00:00Z", "RP_Voice", "a;b;a"))));
    // When
    RatingProfile profile = compile(plan).tariff().ratingProfiles().getFirst();
    // Then
    assertThat(profile.activations())
        .extracting(RatingProfile.Activation::from)
        .containsExactly(
            Instant.parse("2010-01-01T00:00:00Z"), Instant.parse("2014-01-14T00:00:00Z"));
    assertThat(profile.activations().getFirst().fallbackSubjects()).containsExactly("a", "b");
  }

  @Test
  void shouldReadTheIntervalsOfProfiles() {
    // Given
    TpCharger charger =
        new TpCharger(
            new ProfileKey("cgrates.org", "C"),
            List.of(),
            new TpInterval("2014-07-29T15:00:00Z", ""),
            "",
            List.of("*none"),
            BigDecimal.ZERO);
    // When
    CatalogChange change = compile(List.of(charger));
    // Then
    assertThat(change.profiles().chargers().getFirst().interval().activation())
        .contains(Instant.parse("2014-07-29T15:00:00Z"));
  }

  @Test
  void shouldNameAnIntervalThatCannotBeRead() {
    // Given
    TpCharger charger =
        new TpCharger(
            new ProfileKey("cgrates.org", "C"),
            List.of(),
            new TpInterval("soon", ""),
            "",
            List.of(),
            BigDecimal.ZERO);
    // When
    assertThatThrownBy(() -> compile(List.of(charger)))
        // Then
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("charger cgrates.org:C");
  }

  @Seeded
  @Test
  void shouldNotDependOnTheOrderOfItems(SplittableRandom random) {
    // Given
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    for (int i = 0; i < 30; i++) {
      plan.add(SamplePlans.destination("D" + i, "49" + i));
      plan.add(SamplePlans.rate("R" + i, SamplePlans.slot("0." + i, "1s", "0s")));
      plan.add(SamplePlans.destinationRate("DR" + i, SamplePlans.line("D" + i, "R" + i)));
      plan.add(SamplePlans.ratingPlan("RP" + i, "DR" + i, "*any"));
    }
    String expected = CatalogVersion.EMPTY.with(compile(plan)).tariff().version();
    List<TpItem> shuffled = new ArrayList<>(plan);
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    // When
    String version = CatalogVersion.EMPTY.with(compile(shuffled)).tariff().version();
    // Then
    assertThat(version).isEqualTo(expected);
  }

  private List<RateSlot> slots(TpRate rate) {
    List<TpItem> plan = new ArrayList<>(SamplePlans.mobileAt("22"));
    plan.set(1, rate);
    RatingPlan compiled = compile(plan).tariff().ratingPlans().getFirst();
    return compiled.bindings().getFirst().terms().slots();
  }

  private CatalogChange compile(List<TpItem> items) {
    return compile(items, CatalogVersion.EMPTY);
  }

  private CatalogChange compile(List<TpItem> items, CatalogVersion live) {
    return compile(items, live, Check.REFERENCES);
  }

  private CatalogChange compile(List<TpItem> items, CatalogVersion live, Check check) {
    return compiler.compile(new TariffPlan(items), live, check).change();
  }
}
