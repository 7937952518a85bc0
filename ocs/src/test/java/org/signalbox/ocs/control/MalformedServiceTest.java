package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.CreditControlAvp;

/** Requests whose meaning for the money is not certain. */
class MalformedServiceTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;6;1");
  private static final int RE_AUTH = 258;

  private OnlineCharging charging() {
    return start(new TestTariffs().perSecond("call", "1"), new TestMap()).topUp("100");
  }

  @Test
  void shouldMoveNothingForATimeOfTheWrongLengthAndShowThePathToIt() {
    // Given
    OnlineCharging charging = charging();
    TestClient client = charging.client("client.visited");
    Mscc broken =
        Mscc.group(100)
            .with(out ->
                out.group(
                    CreditControlAvp.REQUESTED_SERVICE_UNIT,
                    units -> units.octets(CreditControlAvp.CC_TIME, new byte[] {0, 0, 30})));

    // When
    Cca answer =
        client.send(CALL.initial().service(Mscc.group(1).askingSeconds(30)).service(broken));

    // Then
    AvpList failed = answer.message().avps().group(BaseAvp.FAILED_AVP);
    assertThat(answer.result()).isIn(ResultCode.INVALID_AVP_VALUE, ResultCode.INVALID_AVP_LENGTH);
    assertThat(
            failed
                .group(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .group(CreditControlAvp.REQUESTED_SERVICE_UNIT)
                .has(CreditControlAvp.CC_TIME))
        .isTrue();
    assertThat(answer.services()).isEmpty();
    assertThat(charging.money()).isEqualTo("100");
    assertThat(charging.isOpen("scscf;6;1")).isFalse();
  }

  @Test
  void shouldTellWhichAvpIsMissing() {
    // Given
    TestClient client = charging().client("client.visited");
    DiameterMessage request =
        CALL.initial().build().edit().remove(CreditControlAvp.SERVICE_CONTEXT_ID).build();

    // When
    Cca answer = client.send(request);

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.MISSING_AVP);
    assertThat(
            answer
                .message()
                .avps()
                .group(BaseAvp.FAILED_AVP)
                .has(CreditControlAvp.SERVICE_CONTEXT_ID))
        .isTrue();
  }

  @Test
  void shouldRefuseACommandThatIsNotCreditControl() {
    // Given
    TestClient client = charging().client("client.visited");
    DiameterMessage request =
        DiameterMessage.request(4, RE_AUTH)
            .build()
            .append(AvpKey.of(263), new byte[] {'s'})
            .append(BaseAvp.DESTINATION_REALM, new byte[] {'h', 'o', 'm', 'e'});

    // When
    Cca answer = client.send(request);

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.COMMAND_UNSUPPORTED);
    assertThat(answer.message().isError()).isTrue();
  }
}
