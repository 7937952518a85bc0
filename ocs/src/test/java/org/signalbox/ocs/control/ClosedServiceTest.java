package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.ChargingAvp;

/**
 * Services that began, and that a rule of the operator refuses later: a barred network is entered.
 */
class ClosedServiceTest extends ChargingScenario {

  private static final Ccr.Session DATA = Ccr.data("smf;14;1");

  private OnlineCharging charging() {
    return start(
            new TestTariffs().perGigabyte("data", "1"),
            file(
                """
                services:
                  - name: barred
                    like: data
                    when: {network: "310*"}
                    refuse: 4010
                """))
        .topUp("100");
  }

  private static Ccr abroad(Ccr request) {
    return request.with(out ->
        out.group(
            ChargingAvp.SERVICE_INFORMATION,
            information ->
                information.group(
                    ChargingAvp.PS_INFORMATION,
                    packet -> packet.text(ChargingAvp.SGSN_MCC_MNC, "310410"))));
  }

  @Test
  void shouldAskForAReportAgainThatNobodyCanTellWhatItBeganAs() {
    // Given
    OnlineCharging charging = charging();
    charging
        .client("smf.visited")
        .send(DATA.initial().service(Mscc.group(1).askingOctets(100_000_000)));
    charging.restart();
    TestClient client = charging.client("smf.visited");
    charging.stopLedger();

    // When
    Cca busy =
        client.send(
            abroad(DATA.update(1))
                .service(Mscc.group(1).usedOctets(50_000_000).askingOctets(100_000_000)));

    // Then
    assertThat(busy.result()).isEqualTo(ResultCode.TOO_BUSY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldChargeWhatWasUsedBeforeARuleRefusesAndGrantNoMore(boolean isRestarted) {
    // Given
    OnlineCharging charging = charging();
    TestClient before = charging.client("smf.visited");
    before.send(DATA.initial().service(Mscc.group(1).askingOctets(100_000_000)));
    TestClient client = before;
    if (isRestarted) {
      charging.restart();
      client = charging.client("smf.visited");
    }

    // When
    Cca refused =
        client.send(
            abroad(DATA.update(1))
                .service(Mscc.group(1).usedOctets(50_000_000).askingOctets(100_000_000)));

    // Then
    assertThat(refused.service().result()).isEqualTo(ResultCode.END_USER_SERVICE_DENIED);
    assertThat(refused.service().isGranted()).isFalse();
    assertThat(charging.money()).isEqualTo("99.95");
    Cca ended = client.send(abroad(DATA.last(2)).service(Mscc.group(1).usedOctets(10_000_000)));
    assertThat(ended.service().result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("99.94");
  }
}
