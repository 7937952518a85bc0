package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;

/** Requests that come again, and a node that is not the same any more. */
class RepeatedRequestTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;5;1");

  private OnlineCharging charging() {
    return start(new TestTariffs().perSecond("call", "1"), new TestMap());
  }

  private static byte[] body(Cca answer) {
    return answer.message().withHopByHop(0).withEndToEnd(0).encoded();
  }

  @Test
  void shouldGiveTheSameOctetsAgainOverAnotherConnection() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient first = charging.client("one.visited");
    TestClient second = charging.client("two.visited");
    DiameterMessage request =
        CALL.initial().endToEnd(4711).service(Mscc.group(100).askingSeconds(30)).build();
    Cca answer = first.send(request);

    // When
    Cca again = second.send(request.retransmitted());

    // Then
    assertThat(body(again)).isEqualTo(body(answer));
    assertThat(charging.money()).isEqualTo("70");
  }

  @Test
  void shouldKnowARepeatByItsNumberThoughItsEndToEndIdentifierIsNew() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");
    Ccr request = CALL.initial().service(Mscc.group(100).askingSeconds(30));
    Cca answer = client.send(request.endToEnd(1));

    // When
    Cca again = client.send(request.endToEnd(2));

    // Then
    assertThat(body(again)).isEqualTo(body(answer));
    assertThat(charging.money()).isEqualTo("70");
  }

  @Test
  void shouldChargeAReportOnceThatComesAgainAfterARestart() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient before = charging.client("client.visited");
    before.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(20));
    DiameterMessage report =
        CALL.update(1)
            .endToEnd(4712)
            .service(Mscc.group(100).usedSeconds(20).askingSeconds(30))
            .build();
    Cca answer = before.send(report);
    charging.restart();

    // When
    Cca again = charging.client("other.visited").send(report.retransmitted());

    // Then
    assertThat(body(again)).isEqualTo(body(answer));
    assertThat(charging.money()).isEqualTo("50");
  }

  @Test
  void shouldChargeTheReportOfAGrantThatWasMadeBeforeARestart() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    charging
        .client("client.visited")
        .send(CALL.initial().service(Mscc.group(100).id(1000).askingSeconds(30)));
    charging.restart();
    charging.time().advance(Duration.ofSeconds(20));
    TestClient client = charging.client("other.visited");

    // When
    Cca ended = client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(20)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("80");
    assertThat(charging.cdrs()).hasSize(1);
  }

  @Test
  void shouldGiveUpASessionThatNobodyEndsAndReturnWhatItHeld() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofHours(2).plusMinutes(1));
    charging.topUp("+2", "1");

    // When
    Cca late = client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(30).asking()));

    // Then
    assertThat(late.result()).isEqualTo(ResultCode.UNKNOWN_SESSION_ID);
    assertThat(charging.money()).isEqualTo("100");
  }
}
