package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** Requests that name a service of a session less exactly, and count it otherwise. */
final class MixedUnitsTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SessionFixture(folder);
    fixture
        .charging()
        .setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.seconds("0.01")));
    fixture.topUp("1000");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private SessionRequest request(
      long number, SessionPhase phase, String service, TypeOfRecord tor, UsageStep step) {
    return fixture.request(
        "s",
        number,
        phase,
        new ServiceRequest(service, SessionFixture.event("s", tor, "call"), step));
  }

  private void beginWithMoney(String service) {
    Consume step = Consume.beginning(Asked.upTo(MoneyUnits.UNITS_OF_ONE));
    fixture.one(request(0, SessionPhase.INITIAL, service, TypeOfRecord.MONETARY, step));
  }

  @ParameterizedTest
  @CsvSource({"rg:100/si:1000/money,rg:100/si:1000", "rg:1/money,rg:1", "-/money,-"})
  void shouldNotChargeSecondsAsMoney(String begun, String named) {
    // Given
    beginWithMoney(begun);
    Consume step = Consume.ending(Used.of(60 * SECOND));

    // When
    ServiceAnswer ended =
        fixture.one(request(1, SessionPhase.UPDATE, named, TypeOfRecord.VOICE, step));

    // Then
    assertThat(ended.cost()).isEqualTo(Amount.of("0.6"));
  }

  @Test
  void shouldTakeWhatIsCountedAlikeForTheServiceThatBegan() {
    // Given
    beginWithMoney("rg:1/si:2");
    Consume step = Consume.ending(Used.of(MoneyUnits.UNITS_OF_ONE / 2));

    // When
    ServiceAnswer ended =
        fixture.one(request(1, SessionPhase.TERMINATION, "rg:1", TypeOfRecord.MONETARY, step));

    // Then
    assertThat(ended.cost()).isEqualTo(Amount.of("0.5"));
    assertThat(fixture.charging().stored()).hasSize(1);
  }

  @Test
  void shouldTakeAnEndWithoutUsageForTheServiceThatBegan() {
    // Given
    beginWithMoney("rg:1/money");

    // When
    fixture.one(
        request(
            1, SessionPhase.TERMINATION, "rg:1", TypeOfRecord.VOICE, Consume.ending(Used.of(0))));

    // Then
    assertThat(fixture.money()).isEqualTo(Amount.of("1000"));
    assertThat(fixture.charging().stored()).hasSizeLessThanOrEqualTo(1);
  }
}
