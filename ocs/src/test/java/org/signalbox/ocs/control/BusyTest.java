package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;

/** More requests than can be answered, and a disk that takes its time. */
class BusyTest extends ChargingScenario {

  private static Ccr call(int number) {
    return Ccr.voice("scscf;9;" + number).initial().service(Mscc.group(100).askingSeconds(30));
  }

  private OnlineCharging charging(ControlLimits limits) {
    return start(new TestTariffs().perSecond("call", "1"), new TestMap(), limits).topUp("100");
  }

  @Test
  void shouldAnswer3004ToARequestThatWaitedLongerThanASecondBeforeItWasLogged() {
    // Given
    OnlineCharging charging = charging(ControlLimits.STANDARD);
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseLedger();
    CompletionStage<Cca> asked = client.sending(call(1).build());
    charging.awaitWaiting(1);
    charging.time().advance(Duration.ofSeconds(2));

    // When
    pause.end();

    // Then
    Cca answer = OnlineCharging.await(asked);
    assertThat(answer.result()).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(answer.message().isError()).isTrue();
    assertThat(charging.money()).isEqualTo("100");
  }

  @Test
  void shouldServeTheSameRequestOnceItComesAgain() {
    // Given
    OnlineCharging charging = charging(ControlLimits.STANDARD);
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseLedger();
    CompletionStage<Cca> asked = client.sending(call(1).endToEnd(7).build());
    charging.awaitWaiting(1);
    charging.time().advance(Duration.ofSeconds(2));
    pause.end();
    OnlineCharging.await(asked);

    // When
    Cca again = client.send(call(1).endToEnd(7).build().retransmitted());

    // Then
    assertThat(again.service().seconds()).isEqualTo(30);
    assertThat(charging.money()).isEqualTo("70");
  }

  @Test
  void shouldNeverRefuseWhatHasBeenLoggedHoweverLongItTakes() {
    // Given
    OnlineCharging charging = charging(ControlLimits.STANDARD);
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseSync();
    CompletionStage<Cca> asked = client.sending(call(1).build());
    pause.awaitBegun();

    // When: longer than any limit of an answer
    charging.time().advance(Duration.ofSeconds(25));
    pause.end();

    // Then
    assertThat(OnlineCharging.await(asked).service().seconds()).isEqualTo(30);
    assertThat(charging.money()).isEqualTo("70");
  }

  @Test
  void shouldRefuseNewSessionsBeforeReportsOfOpenOnes() {
    // Given
    OnlineCharging charging = charging(new ControlLimits(4, 4, 100, Duration.ofSeconds(1)));
    TestClient client = charging.client("client.visited");
    client.send(call(1));
    Pause pause = charging.pauseLedger();
    for (int i = 2; i <= 4; i++) {
      client.sending(call(i).build());
    }
    charging.awaitUnderWay(3);

    // When
    Cca refused = client.send(call(5));
    CompletionStage<Cca> reported =
        client.sending(
            Ccr.voice("scscf;9;1").last(1).service(Mscc.group(100).usedSeconds(1)).build());
    charging.awaitUnderWay(4);
    pause.end();

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(OnlineCharging.await(reported).result()).isEqualTo(ResultCode.SUCCESS);
  }
}
