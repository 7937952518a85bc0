package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.ending;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.charging.SampleTariff;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.core.UsageText;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** The numbers that the posts work out, as a door is answered them. */
final class SessionNumbersTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SessionFixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static final Asked ALL = Asked.upTo(UsageStep.UNITS_MAX);

  private void price(String rate, String unit, String increment) {
    RateTerms each = SampleTariff.terms(rate, unit, RoundingMethod.NONE, 0);
    RateTerms terms =
        new RateTerms(
            "R",
            List.of(
                new RateSlot(
                    Amount.ZERO,
                    Amount.of(rate),
                    each.slots().getFirst().rateUnit(),
                    UsageText.parse(increment),
                    0)),
            RoundingMethod.NONE,
            "",
            0,
            Amount.ZERO,
            MaxCostStrategy.NONE);
    fixture.charging().setTariff(SampleTariff.with(Tariff.empty(), "call", terms));
  }

  private ServiceAnswer begin(TypeOfRecord tor, Asked asked) {
    return fixture.one(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest(
                ServiceRequest.ONLY,
                SessionFixture.event("s", tor, "call"),
                Consume.beginning(asked))));
  }

  @Test
  void shouldGrantTenGigaoctetsForTenAtOneEach() {
    // Given
    price("1", "1000000000", "1");
    fixture.topUp("10");

    // When
    ServiceAnswer answer = begin(TypeOfRecord.DATA, ALL);

    // Then
    assertThat(answer.granted()).isEqualTo(10_000_000_000L);
    assertThat(answer.isFinal()).isTrue();
  }

  @Test
  void shouldGrantSixThousandSecondsForTwentyAtTwentyCentsAMinute() {
    // Given
    price("0.20", "60s", "1s");
    fixture.topUp("20");

    // When
    ServiceAnswer answer = begin(TypeOfRecord.VOICE, ALL);

    // Then
    assertThat(answer.granted()).isEqualTo(6_000 * SECOND);
  }

  @ParameterizedTest
  @CsvSource({"10, 4", "11, 4"})
  void shouldSellFourBoxesOfJaffaCakes(String money, long boxes) {
    // Given
    price("2.50", "1", "1");
    fixture.topUp(money);

    // When
    ServiceAnswer answer = begin(TypeOfRecord.GENERIC, ALL);

    // Then
    assertThat(answer.granted()).isEqualTo(boxes);
  }

  @Test
  void shouldGrantWhatIsAskedForWhereThereIsCredit() {
    // Given
    price("1", "1s", "1s");
    fixture.topUp("1000");

    // When
    ServiceAnswer answer = begin(TypeOfRecord.VOICE, Asked.upTo(300 * SECOND));

    // Then
    assertThat(answer.granted()).isEqualTo(300 * SECOND);
    assertThat(answer.isFinal()).isFalse();
    assertThat(fixture.money()).isEqualTo(Amount.of(700));
  }

  @Test
  void shouldCutACallAtThreeMinutesForThreeAtOneAMinute() {
    // Given
    price("1", "60s", "60s");
    fixture.topUp("3");

    // When
    ServiceAnswer answer = begin(TypeOfRecord.VOICE, ALL);

    // Then
    assertThat(answer.granted()).isEqualTo(180 * SECOND);
    assertThat(answer.isFinal()).isTrue();
  }

  @Test
  void shouldLeaveOneOfThreeAfterTwoMinutes() {
    // Given
    price("1", "60s", "60s");
    fixture.topUp("3");
    begin(TypeOfRecord.VOICE, ALL);

    // When
    fixture.one(fixture.last("s", 1, ending(120)));

    // Then
    assertThat(fixture.money()).isEqualTo(Amount.of(1));
  }

  @Test
  void shouldCharge88For181SecondsAt22AMinute() {
    // Given
    price("22", "60s", "60s");
    fixture.topUp("100");
    begin(TypeOfRecord.VOICE, ALL);

    // When
    ServiceAnswer end = fixture.one(fixture.last("s", 1, ending(181)));

    // Then
    assertThat(end.cost()).isEqualTo(Amount.of(88));
  }

  @Test
  void shouldGrantTheCrumbsWithTheLastSliceSoThatNoClientComesBackForThem() {
    // Given
    price("1", "1s", "1s");
    fixture.topUp("610");

    // When
    ServiceAnswer answer =
        begin(TypeOfRecord.VOICE, new Asked(600 * SECOND, 30 * SECOND, 29 * SECOND));

    // Then
    assertThat(answer.granted()).isEqualTo(610 * SECOND);
    assertThat(answer.isFinal()).isTrue();
  }

  @Test
  void shouldGrantMoneyToAClientThatRatesByItself() {
    // Given
    fixture.topUp("10");
    ServiceAnswer granted =
        begin(TypeOfRecord.MONETARY, Asked.upTo(MoneyUnits.of(new BigDecimal("4.25"))));

    // When
    ServiceAnswer end =
        fixture.one(
            fixture.last(
                "s", 1, Consume.ending(Used.of(MoneyUnits.of(new BigDecimal("1.123456789"))))));

    // Then
    assertThat(MoneyUnits.money(granted.granted())).isEqualTo(Amount.of("4.25"));
    assertThat(end.cost()).isEqualTo(Amount.of("1.123456789"));
    assertThat(fixture.money()).isEqualTo(Amount.of("8.876543211"));
  }

  @Test
  void shouldGrantNoMoreMoneyThanThereIs() {
    // Given
    fixture.topUp("3");

    // When
    ServiceAnswer answer =
        begin(TypeOfRecord.MONETARY, Asked.upTo(MoneyUnits.of(new BigDecimal(5))));

    // Then
    assertThat(MoneyUnits.money(answer.granted())).isEqualTo(Amount.of(3));
    assertThat(answer.isFinal()).isTrue();
  }

  @Test
  void shouldGrantAPostpaidServiceNoMoreThanIsAsked() {
    // Given
    fixture
        .charging()
        .setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.seconds("1")));
    fixture.topUp("1");
    ChargingEvent postpaid = SessionFixture.paid(SessionFixture.call("s"), "*postpaid");
    Consume step = Consume.beginning(new Asked(300 * SECOND, 1, 60 * SECOND));

    // When
    ServiceAnswer answer =
        fixture.one(
            fixture.request(
                "s",
                0,
                SessionPhase.INITIAL,
                new ServiceRequest(ServiceRequest.ONLY, postpaid, step)));

    // Then
    assertThat(answer.granted()).isEqualTo(300 * SECOND);
  }
}
