package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;

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
  void shouldBoundADurationByTheClientsOwnClockWhereThatIsCredible() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    Instant answered = charging.time().instant().minusSeconds(10);
    client.send(CALL.initial().sentAt(answered).service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(20));

    // When
    client.send(
        CALL.last(1)
            .sentAt(answered.plusSeconds(15))
            .service(Mscc.group(100).usedSeconds(71_582_788)));

    // Then
    assertThat(charging.money()).isEqualTo("925");
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
