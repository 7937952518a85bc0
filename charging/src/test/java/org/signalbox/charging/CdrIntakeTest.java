package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.charging.ChargingFixture.call;
import static org.signalbox.charging.ChargingFixture.with;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.core.NumberNormalisation;
import org.signalbox.core.TenantRules;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;

class CdrIntakeTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final CdrIntake intake = new CdrIntake(TenantRules.STANDARD, () -> NOW);

  @Test
  void shouldFillInTheDefaultsOfTheReference() {
    // Given
    Event event = Event.of("", "", Map.of("OriginID", FieldValue.text("1")));

    // When
    Cdr cdr = intake.cdrOf(intake.admit(event));

    // Then
    assertThat(cdr.key()).isEqualTo(new CdrKey("cgrates.org", CdrKey.cgrIdOf("1", ""), "*default"));
    assertThat(cdr.requestType()).isEqualTo("*rated");
    assertThat(cdr.tor().text()).isEqualTo("*voice");
    assertThat(cdr.parties()).isEqualTo(new CdrParties("call", "", "", ""));
    assertThat(cdr.times()).isEqualTo(CdrTimes.NONE);
    assertThat(cdr.cost()).isEqualTo(CdrCost.unrated());
  }

  @Test
  void shouldTakeTheAccountForAMissingSubject() {
    // Given
    Event event = with(call("1", "1s"), "Subject", "");

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.parties().subject()).isEqualTo("1002");
  }

  @Test
  void shouldKeepTheCgridThatTheClientBrings() {
    // Given
    Event event = with(call("1", "1s"), "CGRID", "mine");

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.key().cgrId()).isEqualTo("mine");
  }

  @Test
  void shouldKeepEveryOtherFieldAsAnExtraField() {
    // Given
    Event event =
        call("1", "1s")
            .withField("Cause", FieldValue.number(16))
            .withField("Answered", FieldValue.flag(true))
            .withField("Legs", FieldValue.texts(List.of("a", "b")))
            .withField("Nothing", FieldValue.nothing())
            .withField("Partial", FieldValue.flag(false));

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.extraFields())
        .containsExactly(
            Map.entry("Answered", "true"),
            Map.entry("Cause", "16"),
            Map.entry("Legs", "[\"a\",\"b\"]"),
            Map.entry("Nothing", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "181s, 181000000000",
    "3m1s, 181000000000",
    "181000000000, 181000000000",
    "1, 1",
    "'', 0",
    "-1s, 0",
    "1.5ms, 1500000"
  })
  void shouldReadUsageInEveryForm(String written, long usage) {
    // Given
    Event event = with(call("1", "1s"), "Usage", written);

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.usage()).isEqualTo(usage);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-02-15 13:07:39, 2022-02-15T13:07:39Z",
    "2022-02-15T13:07:39+02:00, 2022-02-15T11:07:39Z",
    "1644930459, 2022-02-15T13:07:39Z",
    "*now, 2026-01-01T00:00:00Z",
    "+10s, 2026-01-01T00:00:10Z"
  })
  void shouldReadTimesInEveryForm(String written, String time) {
    // Given
    Event event = with(call("1", "1s"), "AnswerTime", written);

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.times().answer()).contains(Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "*unlimited", "0001-01-01T00:00:00Z"})
  void shouldTakeAnEmptyAnswerTimeForAnUnansweredCall(String written) {
    // Given
    Event event = with(call("1", "1s"), "AnswerTime", written);

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.times().answer()).isEmpty();
    assertThat(cdr.times().start().toInstant()).isEqualTo(SampleCdrs.SETUP);
  }

  @Test
  void shouldKeepTheDigitsOfACostThatTheClientBrings() {
    // Given
    Event event =
        call("1", "1s")
            .withField("Cost", FieldValue.number(new BigDecimal("0.012345678901234567890")))
            .withField("CostDetails", FieldValue.text("{\"Cost\":1.50}"));

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.cost())
        .isEqualTo(new CdrCost.Rated(Amount.of("0.01234567890123456789"), "{\"Cost\":1.50}"));
  }

  @Test
  void shouldKeepCostDetailsThatCameAsAnObject() {
    // Given
    Event event =
        call("1", "1s")
            .withField("Cost", FieldValue.number(1))
            .withField("CostDetails", FieldValue.members(Map.of("Cost", FieldValue.number(1))));

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.cost().outwardDetails()).isEqualTo("{\"Cost\":1}");
  }

  @Test
  void shouldTakeACostOfMinusOneForUnrated() {
    // Given
    Event event = with(call("1", "1s"), "Cost", "-1");

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.cost()).isEqualTo(CdrCost.unrated());
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "false, false", "0, false", "'', false"})
  void shouldReadWhetherTheClientBringsThePrice(String written, boolean preRated) {
    // Given
    Event event = with(call("1", "1s"), "PreRated", written);

    // When
    Cdr cdr = intake.cdrOf(event);

    // Then
    assertThat(cdr.preRated()).isEqualTo(preRated);
  }

  @Test
  void shouldNormaliseTheNumberOfTheTenantAlone() {
    // Given
    TenantRules rules =
        new TenantRules(
            "cgrates.org",
            ZoneOffset.UTC,
            Map.of("other.org", ZoneId.of("Europe/Berlin")),
            Map.of("other.org", new NumberNormalisation(Map.of("00", ""))));
    CdrIntake two = new CdrIntake(rules, () -> NOW);
    Event event = with(call("1", "1s"), "Destination", "0061400");

    // When
    Event admitted = two.admit(event.withTenant("other.org"));

    // Then
    assertThat(admitted.text("Destination")).isEqualTo("61400");
    assertThat(two.admit(event)).isEqualTo(event);
    assertThat(two.zoneOf(admitted)).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AnswerTime | 2022-13-01 00:00:00 | Unsupported time format",
        "Usage | 1x | time: unknown unit \"x\" in duration \"1x\"",
        "Cost | 1e999 | more than 30 digits before the decimal point",
        "CGRID | 0123456789012345678901234567890123456789a | CGRID longer than 40 characters"
      })
  void shouldRefuseAFieldThatCannotBeKept(String field, String value, String message) {
    // Given
    Event event = with(with(call("1", "1s"), "CostDetails", "{}"), field, value);

    // When
    var reading = assertThatThrownBy(() -> intake.cdrOf(event));

    // Then
    reading.isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
