package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.Cdr;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.SliceRule;
import org.signalbox.ocs.policy.Threshold;
import org.signalbox.ocs.policy.UnitKind;

/** Sessions from their beginning to their end, through the wire. */
class SessionWalkTest extends ChargingScenario {

  private static final int TERMINATE = 0;
  private static final long SECOND = UnitKind.TIME.usagePerUnit();
  private static final Ccr.Session CALL = Ccr.voice("scscf;1;1");

  private static GrantPolicy slices(String standardSeconds) {
    return TestMap.standard("voice")
        .with(
            UnitKind.TIME,
            new SliceRule(
                Long.parseLong(standardSeconds) * SECOND,
                0,
                SliceRule.UNLIMITED,
                SECOND,
                new Threshold.None()));
  }

  @Test
  void shouldGrantReportAndRefundACallThatEndsWithinItsGrant() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perSecond("call", "1"), new TestMap()).topUp("1000");
    TestClient client = charging.client("client.visited");

    // When
    Cca began = client.send(CALL.initial().service(Mscc.group(100).id(1000).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(25));
    Cca went =
        client.send(
            CALL.update(1).service(Mscc.group(100).id(1000).usedSeconds(25).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(10));
    Cca ended = client.send(CALL.last(2).service(Mscc.group(100).id(1000).usedSeconds(10)));

    // Then
    assertThat(began.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(began.service().result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(began.service().seconds()).isEqualTo(30);
    assertThat(began.service().finalUnit()).isEmpty();
    assertThat(went.service().seconds()).isEqualTo(30);
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("965");
    assertThat(charging.cdrs()).extracting(Cdr::usage).containsExactly(35 * SECOND);
  }

  @Test
  void shouldWalkAsThePostDoesFromValidityTimeToTheFinalUnitAndTheRefund() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perSecond("call", "1"), new TestMap().voice(slices("600")))
            .topUp("1000");
    TestClient client = charging.client("client.visited");
    Cca began = client.send(CALL.initial().service(Mscc.group(100).asking()));

    // When
    charging.time().advance(Duration.ofSeconds(500));
    Cca expired =
        client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(500).reason(4).asking()));
    charging.time().advance(Duration.ofSeconds(200));
    Cca ended = client.send(CALL.last(2).service(Mscc.group(100).usedSeconds(200)).wantingCost());

    // Then
    assertThat(began.service().seconds()).isEqualTo(600);
    assertThat(began.service().validity()).isEqualTo(3_600);
    assertThat(expired.service().seconds()).isEqualTo(500);
    assertThat(expired.service().finalUnit()).hasValue(TERMINATE);
    assertThat(expired.service().validity()).isEqualTo(3_600);
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(ended.cost()).isEqualTo("700e0");
    assertThat(charging.money()).isEqualTo("300");
    assertThat(charging.isOpen("scscf;1;1")).isFalse();
  }

  @Test
  void shouldEndTheServiceWithoutAnotherUpdateOnceTheFinalUnitIsUsed() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perMinute("call", "1"), new TestMap().voice(slices("600")))
            .topUp("3");
    TestClient client = charging.client("client.visited");
    Cca began = client.send(CALL.initial().service(Mscc.group(100).asking()));
    charging.time().advance(Duration.ofMinutes(3));
    client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(180)));

    // When
    Cca again = client.send(Ccr.voice("scscf;1;2").initial().service(Mscc.group(100).asking()));

    // Then
    assertThat(began.service().seconds()).isEqualTo(180);
    assertThat(began.service().finalUnit()).hasValue(TERMINATE);
    assertThat(charging.money()).isEqualTo("0");
    assertThat(again.service().result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
    assertThat(again.service().isGranted()).isFalse();
  }
}
