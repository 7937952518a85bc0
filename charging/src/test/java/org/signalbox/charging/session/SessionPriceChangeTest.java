package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.SampleTariff;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

/** The price of data changes at one o'clock, from two an octet to one. */
final class SessionPriceChangeTest {

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SessionFixture(folder);
    fixture
        .charging()
        .setTariff(
            SampleTariff.with(
                Tariff.empty(), "call", List.of(from("00:00", "2"), from("01:00", "1"))));
    fixture.topUp("1000");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static final Instant ONE = Instant.parse("2026-01-01T01:00:00Z");

  private static RatingPlan.Binding from(String time, String rate) {
    TreeSet<Integer> every = new TreeSet<>();
    RateTerms terms = SampleTariff.terms(rate, "1", RoundingMethod.NONE, 0);
    return SampleTariff.binding(
        new Timing(time, every, every, every, every, LocalTime.parse(time)), "10", terms);
  }

  private ServiceAnswer send(long number, SessionPhase phase, Consume step) {
    return fixture.one(
        fixture.request(
            "s",
            number,
            phase,
            new ServiceRequest(
                ServiceRequest.ONLY, SessionFixture.event("s", TypeOfRecord.DATA, "call"), step)));
  }

  private static Consume split(long used, long after, long asked) {
    return Consume.continuing(
        new Used(used, Optional.of(after), UsageStep.UNITS_MAX), Asked.upTo(asked));
  }

  private ServiceAnswer begin() {
    return send(0, SessionPhase.INITIAL, Consume.beginning(Asked.upTo(100)));
  }

  @Test
  void shouldTellWhenThePriceChanges() {
    // When
    ServiceAnswer answer = begin();

    // Then
    assertThat(answer.priceChange()).contains(ONE);
  }

  @Test
  void shouldPriceUsageBeforeAndAfterTheChangeEachAtItsOwn() {
    // Given
    begin();
    fixture.charging().clock().advance(Duration.ofMinutes(70));

    // When
    ServiceAnswer answer = send(1, SessionPhase.UPDATE, split(90, 30, 50));

    // Then
    assertThat(answer.cost()).isEqualTo(Amount.of(60 * 2 + 30));
    assertThat(answer.granted()).isEqualTo(50);
    assertThat(answer.priceChange()).contains(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(fixture.money()).isEqualTo(Amount.of(1000 - 150 - 50));
  }

  @Test
  void shouldKeepThePriceOfTheGrantForWhatIsNotSplitAndTakeTheNewOneFromThenOn() {
    // Given
    begin();
    fixture.charging().clock().advance(Duration.ofMinutes(70));
    ServiceAnswer unsplit =
        send(1, SessionPhase.UPDATE, Consume.continuing(Used.of(90), Asked.upTo(50)));

    // When
    ServiceAnswer end = send(2, SessionPhase.TERMINATION, Consume.ending(Used.of(40)));

    // Then
    assertThat(unsplit.cost()).isEqualTo(Amount.of(180));
    assertThat(end.cost()).isEqualTo(Amount.of(220));
    assertThat(fixture.money()).isEqualTo(Amount.of(780));
  }

  @Test
  void shouldIgnoreASplitBeforeTheChange() {
    // Given
    begin();

    // When
    ServiceAnswer answer = send(1, SessionPhase.UPDATE, split(90, 30, 50));

    // Then
    assertThat(answer.cost()).isEqualTo(Amount.of(180));
  }

  @Test
  void shouldGoOnAtTheNewPriceAfterARestart() {
    // Given
    begin();
    fixture.charging().clock().advance(Duration.ofMinutes(70));
    send(1, SessionPhase.UPDATE, split(90, 30, 50));
    fixture.restart();

    // When
    ServiceAnswer end = send(2, SessionPhase.TERMINATION, Consume.ending(Used.of(40)));

    // Then
    assertThat(end.cost()).isEqualTo(Amount.of(190));
    assertThat(fixture.charging().stored().getFirst().cost().outward()).isEqualTo(Amount.of(190));
  }

  @Test
  void shouldTakeASplitAfterARestart() {
    // Given
    begin();
    fixture.charging().clock().advance(Duration.ofMinutes(70));
    fixture.restart();

    // When
    ServiceAnswer answer = send(1, SessionPhase.UPDATE, split(90, 30, 50));

    // Then
    assertThat(answer.cost()).isEqualTo(Amount.of(150));
  }

  private void setWeekendRate() {
    fixture
        .charging()
        .setTariff(
            SampleTariff.with(
                Tariff.empty(),
                "call",
                List.of(on(List.of(1, 2, 3, 4, 5), "2"), on(List.of(6, 7), "1"))));
  }

  private static RatingPlan.Binding on(List<Integer> days, String rate) {
    TreeSet<Integer> every = new TreeSet<>();
    RateTerms terms = SampleTariff.terms(rate, "1", RoundingMethod.NONE, 0);
    return SampleTariff.binding(
        new Timing(rate, every, every, every, new TreeSet<>(days), LocalTime.MIDNIGHT),
        "10",
        terms);
  }

  @Test
  void shouldTakeTheWeekendRateOfASessionThatBeganOnThursdayAndReportsWithoutSplit() {
    // Given
    setWeekendRate();
    begin();
    fixture.charging().clock().advance(Duration.ofHours(36));
    send(1, SessionPhase.UPDATE, Consume.continuing(Used.of(10), Asked.upTo(50)));
    fixture.charging().clock().advance(Duration.ofHours(24));
    ServiceAnswer saturday =
        send(2, SessionPhase.UPDATE, Consume.continuing(Used.of(20), Asked.upTo(50)));

    // When
    ServiceAnswer end = send(3, SessionPhase.TERMINATION, Consume.ending(Used.of(40)));

    // Then
    assertThat(saturday.cost()).isEqualTo(Amount.of(60));
    assertThat(end.cost()).isEqualTo(Amount.of(100));
  }

  @Test
  void shouldTakeTheWeekendRateWhereNobodyAskedBetweenThursdayAndSaturday() {
    // Given
    setWeekendRate();
    begin();
    fixture.charging().clock().advance(Duration.ofHours(60));
    send(1, SessionPhase.UPDATE, Consume.continuing(Used.of(30), Asked.upTo(50)));

    // When
    ServiceAnswer end = send(2, SessionPhase.TERMINATION, Consume.ending(Used.of(40)));

    // Then
    assertThat(end.cost()).isEqualTo(Amount.of(100));
  }

  @Test
  void shouldNotTurnThePriceTwiceWhenARequestIsRepeated() {
    // Given
    begin();
    fixture.charging().clock().advance(Duration.ofMinutes(70));
    ServiceAnswer first = send(1, SessionPhase.UPDATE, split(90, 30, 50));

    // When
    ServiceAnswer again = send(1, SessionPhase.UPDATE, split(90, 30, 50));

    // Then
    assertThat(again.cost()).isEqualTo(first.cost());
    assertThat(fixture.money()).isEqualTo(Amount.of(800));
  }
}
