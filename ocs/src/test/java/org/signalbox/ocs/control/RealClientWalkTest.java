package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.Cdr;
import org.signalbox.core.TenantRules;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.mapping.MappingFile;
import org.signalbox.ocs.message.KamailioBytes;
import org.signalbox.ocs.message.OpenGsBytes;

/** The octets of Kamailio and Open5GS, through the node with what is built in. */
class RealClientWalkTest extends ChargingScenario {

  private OnlineCharging charging() {
    return start(
        new TestTariffs().perSecond("call", "1").perGigabyte("data", "1"),
        MappingFile.standard(TenantRules.STANDARD));
  }

  /** Addressed to the node of this test, numbered by its connection, otherwise octet for octet. */
  private static DiameterMessage from(byte[] octets) {
    DiameterMessage message = DiameterMessage.owning(octets);
    return message
        .edit()
        .set(identity(BaseAvp.DESTINATION_HOST.code(), OnlineCharging.HOST.text()))
        .set(identity(BaseAvp.DESTINATION_REALM.code(), "home"))
        .build()
        .withEndToEnd(0);
  }

  private static Avp identity(int code, String text) {
    return Avp.of(AvpKey.of(code), Avp.MANDATORY, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void shouldChargeACallOfKamailio() {
    // Given
    OnlineCharging charging = charging().topUp("6140000001", "100");
    TestClient client = charging.client("scscf.localdomain");

    // When
    Cca began = client.send(from(KamailioBytes.initial(30)));
    charging.time().advance(Duration.ofSeconds(25));
    Cca went = client.send(from(KamailioBytes.update(1, 25, 30)));
    charging.time().advance(Duration.ofSeconds(5));
    Cca ended = client.send(from(KamailioBytes.termination(2, 5)));

    // Then
    assertThat(began.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(began.service().result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(began.service().seconds()).isEqualTo(30);
    assertThat(went.service().seconds()).isEqualTo(30);
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money("6140000001")).isEqualTo("70");
    assertThat(charging.cdrs())
        .extracting(Cdr::usage)
        .containsExactly(Duration.ofSeconds(30).toNanos());
  }

  @Test
  void shouldRefuseACallOfKamailioInTheCommandAndAnswerTheEndThatFollows() {
    // Given
    OnlineCharging charging = charging().topUp("6140000001", "0");
    TestClient client = charging.client("scscf.localdomain");

    // When
    Cca refused = client.send(from(KamailioBytes.initial(30)));
    Cca ended = client.send(from(KamailioBytes.termination(1, 0)));

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void shouldChargeADataSessionOfOpen5gs() {
    // Given
    OnlineCharging charging = charging().topUp("61400000001", "1");
    TestClient client = charging.client("smf.localdomain");

    // When
    Cca began = client.send(from(OpenGsBytes.initial()));
    charging.time().advance(Duration.ofMinutes(1));
    Cca went = client.send(from(OpenGsBytes.update(1, 60, 300_000, 700_000)));
    charging.time().advance(Duration.ofMinutes(1));
    Cca ended = client.send(from(OpenGsBytes.termination(2, 60, 0, 500_000)));

    // Then
    assertThat(began.service().octets()).isEqualTo(OpenGsBytes.ASKED_OCTETS);
    assertThat(began.service().volumeThreshold()).isEqualTo(OpenGsBytes.ASKED_OCTETS / 5);
    assertThat(began.cost()).isEqualTo("0e0");
    assertThat(went.service().octets()).isEqualTo(OpenGsBytes.ASKED_OCTETS);
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money("61400000001")).isEqualTo("0.9985");
  }
}
