package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.policy.ContextPolicy;

/** Durations that cannot be. */
class AbsurdUsageTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;4;2");

  private OnlineCharging charging() {
    return start(new TestTariffs().perSecond("call", "1"), new TestMap());
  }

  @Test
  void shouldNotEmptyAnAccountForAnAbsurdDuration() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(20));

    // When
    Cca ended = client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(71_582_788)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("920");
  }

  @Test
  void shouldBoundADurationByTheClientsOwnClockWhereThatRanLongerThanOurs() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    Instant answered = charging.time().instant().minusSeconds(10);
    client.send(CALL.initial().sentAt(answered).service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(20));

    // When
    client.send(
        CALL.last(1)
            .sentAt(answered.plusSeconds(25))
            .service(Mscc.group(100).usedSeconds(71_582_788)));

    // Then
    assertThat(charging.money()).isEqualTo("915");
  }

  @Test
  void shouldChargeAllOfACallWhoseClientsClockStandsStill() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    Instant frozen = charging.time().instant();
    client.send(CALL.initial().sentAt(frozen).service(Mscc.group(100).askingSeconds(600)));
    charging.time().advance(Duration.ofSeconds(500));

    // When
    client.send(CALL.last(1).sentAt(frozen).service(Mscc.group(100).usedSeconds(500)));

    // Then
    assertThat(charging.money()).isEqualTo("500");
  }

  @Test
  void shouldChargeAllOfACallWhoseClientsClockGoesBack() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    Instant answered = charging.time().instant();
    client.send(CALL.initial().sentAt(answered).service(Mscc.group(100).askingSeconds(600)));
    charging.time().advance(Duration.ofSeconds(500));

    // When
    client.send(
        CALL.last(1)
            .sentAt(Instant.parse("1980-01-01T00:00:00Z"))
            .service(Mscc.group(100).usedSeconds(500)));

    // Then
    assertThat(charging.money()).isEqualTo("500");
  }

  @Test
  void shouldNotTakeTheTimeBetweenAnAbsentStampAndAWrongOneForUsage() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    Instant wrong = charging.time().instant().minus(Duration.ofDays(3));
    client.send(CALL.initial().sentAt(wrong).service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(20));

    // When
    client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(71_582_788)));

    // Then
    assertThat(charging.money()).isEqualTo("920");
  }

  @Test
  void shouldBoundAnEndThatComesAgainByTheSameClockAfter3004() {
    // Given
    OnlineCharging charging = charging().topUp("10000");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(20));
    Pause pause = charging.pauseLedger();
    CompletionStage<Cca> first =
        client.sending(CALL.last(1).service(Mscc.group(100).usedSeconds(71_582_788)).build());
    charging.awaitWaiting(1);
    charging.time().advance(Duration.ofSeconds(20));
    pause.end();
    assertThat(OnlineCharging.await(first).result()).isEqualTo(ResultCode.TOO_BUSY);

    // When
    client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(71_582_788)));

    // Then
    assertThat(charging.money()).isEqualTo("9900");
  }

  @Test
  void shouldChargeNoMoreOctetsThanALineCanCarryAndRecordTheRest() {
    // Given
    Ccr.Session data = Ccr.data("client.visited;4;3");
    OnlineCharging charging =
        start(new TestTariffs().perGigabyte("data", "1"), new TestMap()).topUp("10000");
    TestClient client = charging.client("client.visited");
    client.send(data.initial().service(Mscc.group(1).asking()));
    charging.time().advance(Duration.ofSeconds(20));

    // When
    client.send(data.last(1).service(Mscc.group(1).usedOctets(3_000_000_000_000_000_000L)));

    // Then: 80 s at 100 Gbit/s are 1,000 GB
    assertThat(charging.money()).isEqualTo("9000");
  }

  @Test
  void shouldChargeNoMoreOctetsThanTheOperatorsLineCanCarry() {
    // Given
    Ccr.Session data = Ccr.data("client.visited;4;4");
    OnlineCharging charging =
        start(
                new TestTariffs().perGigabyte("data", "1"),
                new TestMap().context(ContextPolicy.STANDARD.withLine(12_500_000)))
            .topUp("10");
    TestClient client = charging.client("client.visited");
    client.send(data.initial().service(Mscc.group(1).asking()));
    charging.time().advance(Duration.ofSeconds(20));

    // When
    client.send(data.last(1).service(Mscc.group(1).usedOctets(3_000_000_000_000_000_000L)));

    // Then: 80 s at 100 Mbit/s are 1 GB
    assertThat(charging.money()).isEqualTo("9");
  }

  @Test
  void shouldTakeTheDifferenceOfTheClientsClockAlsoWhereThatIsFarFromOurs() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    Instant answered = charging.time().instant().minus(Duration.ofDays(3));
    client.send(CALL.initial().sentAt(answered).service(Mscc.group(100).askingSeconds(600)));

    // When
    client.send(
        CALL.last(1).sentAt(answered.plusSeconds(500)).service(Mscc.group(100).usedSeconds(500)));

    // Then
    assertThat(charging.money()).isEqualTo("500");
  }
}
