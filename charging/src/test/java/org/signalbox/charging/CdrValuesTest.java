package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;

class CdrValuesTest {

  @Test
  void shouldComputeTheCgridFromOriginIdAndHost() {
    // Given
    String originId = "abc";

    // When
    String cgrId = CdrKey.cgrIdOf(originId, "");

    // Then
    assertThat(cgrId).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(CdrKey.cgrIdOf("a", "bc")).isEqualTo(cgrId);
  }

  @Test
  void shouldTakeMinusOneWithoutDetailsForUnrated() {
    // Given
    Amount minusOne = Amount.of(-1);

    // When
    CdrCost unrated = CdrCost.ofOutward(minusOne, "null");

    // Then
    assertThat(unrated).isEqualTo(CdrCost.unrated());
    assertThat(CdrCost.ofOutward(minusOne, "{}")).isEqualTo(new CdrCost.Rated(minusOne, "{}"));
    assertThat(CdrCost.ofOutward(Amount.ZERO, "null"))
        .isEqualTo(new CdrCost.Rated(Amount.ZERO, "null"));
  }

  @Test
  void shouldRefuseATextLongerThanItsColumn() {
    // Given
    String tooLong = "x".repeat(Cdr.TEXT_LENGTH_MAX + 1);

    // When
    var making = assertThatThrownBy(() -> SampleCdrs.call(tooLong));

    // Then
    making.hasMessage("OriginID longer than 255 characters");
  }

  @Test
  void shouldRefuseWhatADatabaseCannotKeep() {
    // Given
    Cdr cdr = SampleCdrs.call("1");

    // When
    var making = assertThatThrownBy(() -> SampleCdrs.withExtraFields(cdr, Map.of("field", "a\0b")));

    // Then
    making.hasMessage("field has a NUL character");
  }

  @Test
  void shouldRefuseExtraFieldsThatAreTooLongTogether() {
    // Given
    Cdr cdr = SampleCdrs.call("1");
    String half = "x".repeat(Cdr.LONG_TEXT_LENGTH_MAX / 2);

    // When
    var making =
        assertThatThrownBy(() -> SampleCdrs.withExtraFields(cdr, Map.of("a", half, "b", half)));

    // Then
    making.hasMessage("ExtraFields longer than 1000000 characters");
  }

  @Test
  void shouldKeepTimesToTheMicrosecond() {
    // Given
    Instant exact = Instant.parse("2022-02-15T13:07:39.123456789Z");

    // When
    CdrTimes times = new CdrTimes(Optional.empty(), Optional.of(exact), ZoneOffset.UTC);

    // Then
    assertThat(times.answer()).contains(Instant.parse("2022-02-15T13:07:39.123456Z"));
  }

  @Test
  void shouldTakeTheFirstMomentOfTheYearOneForNoTime() {
    // Given
    Instant none = Instant.parse("0001-01-01T00:00:00Z");

    // When
    CdrTimes times = new CdrTimes(Optional.of(none), Optional.empty(), ZoneOffset.UTC);

    // Then
    assertThat(times).isEqualTo(CdrTimes.NONE);
    assertThat(times.start().toInstant()).isEqualTo(none);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
  void shouldRefuseTimesThatNoColumnHolds(String time) {
    // Given
    Optional<Instant> outside = Optional.of(Instant.parse(time));

    // When
    var making = assertThatThrownBy(() -> new CdrTimes(outside, Optional.empty(), ZoneOffset.UTC));

    // Then
    making.hasMessage("Unsupported time format");
  }

  @Test
  void shouldCountUsageFromTheSetupOfAnUnansweredCall() {
    // Given
    CdrTimes times =
        new CdrTimes(Optional.of(SampleCdrs.SETUP), Optional.empty(), ZoneOffset.ofHours(1));

    // When
    var start = times.start();

    // Then
    assertThat(start).isEqualTo(SampleCdrs.SETUP.atZone(ZoneOffset.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ORDER_ID, false",
    "Cost, COST, false",
    "Cost;desc, COST, true",
    "Usage;asc, USAGE, false",
    "SetupTime;desc, SETUP_TIME, true"
  })
  void shouldReadAnOrder(String text, CdrOrder.By by, boolean descending) {
    // Given
    CdrOrder expected = new CdrOrder(by, descending);

    // When
    CdrOrder order = CdrOrder.parse(text);

    // Then
    assertThat(order).isEqualTo(expected);
  }

  @Test
  void shouldRefuseAnOrderNobodyKnows() {
    // Given
    String unknown = "Colour;desc";

    // When
    var reading = assertThatThrownBy(() -> CdrOrder.parse(unknown));

    // Then
    reading.hasMessage("Invalid value : Colour");
  }

  @Test
  void shouldRefuseAPageBelowZero() {
    // Given
    OptionalInt none = OptionalInt.empty();

    // When
    var making =
        assertThatIllegalArgumentException().isThrownBy(() -> CdrQuery.ALL.paged(none, -1));

    // Then
    making.withMessage("Limit and Offset must not be below zero");
  }

  @ParameterizedTest
  @CsvSource({
    "*rals, true",
    "*rals:true, true",
    "*rals:false, false",
    "*stats, false",
    "*rerate, true"
  })
  void shouldReadWhetherToRate(String flag, boolean rate) {
    // Given
    List<String> sent = List.of(flag);

    // When
    CdrFlags flags = CdrFlags.EVENT.changedBy(sent);

    // Then
    assertThat(flags.rate()).isEqualTo(rate);
    assertThat(flags.chargers()).isTrue();
    assertThat(flags.store()).isTrue();
  }

  @Test
  void shouldLetTheLaterFlagCount() {
    // Given
    List<String> sent = List.of("*store:false", "*chargers:false", "*attributes", "*store");

    // When
    CdrFlags flags = CdrFlags.EVENT.changedBy(sent);

    // Then
    assertThat(flags).isEqualTo(new CdrFlags(true, false, false, true, false, false));
  }

  @Test
  void shouldKeepOneMomentWhereACallIsAnsweredWhenItIsSetUp() {
    // Given
    Instant moment = Instant.parse("2026-01-01T12:00:00.123456789Z");

    // When
    CdrTimes times =
        new CdrTimes(Optional.of(moment), Optional.of(moment.minusNanos(1)), ZoneOffset.UTC);

    // Then
    assertThat(times.answer()).contains(Instant.parse("2026-01-01T12:00:00.123456Z"));
    assertThat(times.setup()).isSameAs(times.answer());
  }

  @Test
  void shouldKeepBothMomentsOfACallThatRang() {
    // Given
    Instant moment = Instant.parse("2026-01-01T12:00:00Z");

    // When
    CdrTimes times =
        new CdrTimes(Optional.of(moment), Optional.of(moment.plusSeconds(5)), ZoneOffset.UTC);

    // Then
    assertThat(times.setup()).contains(moment);
    assertThat(times.answer()).contains(moment.plusSeconds(5));
  }
}
