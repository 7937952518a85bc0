package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.SessionFieldNames;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;

/** Services that report seldom, as their grants allow. */
class LongSilenceTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;11;1");

  private OnlineCharging charging(TestMap map) {
    return start(new TestTariffs().perSecond("call", "1"), map);
  }

  @Test
  void shouldChargeAFinalGrantThatIsLongerThanTheValidityOfAllOthers() {
    // Given
    OnlineCharging charging =
        charging(new TestMap().voice(TestPolicies.callSlices(300))).topUp("30000");
    TestClient client = charging.client("client.visited");
    Cca last = client.send(CALL.initial().service(Mscc.group(100).askingSeconds(36_000)));
    assertThat(last.service().validity()).isEqualTo(30_000);
    charging.time().advance(Duration.ofMinutes(500));

    // When
    Cca ended = client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(30_000)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("0");
  }

  @Test
  void shouldWaitForALongFinalGrantAlsoWhereAnotherServiceCameBackLater() {
    // Given
    OnlineCharging charging =
        charging(
                new TestMap()
                    .group(1, TestPolicies.callSlices(300))
                    .group(2, TestMap.standard("voice")))
            .topUp("30300");
    TestClient client = charging.client("client.visited");
    client.send(
        CALL.initial()
            .service(Mscc.group(2).askingSeconds(300))
            .service(Mscc.group(1).askingSeconds(36_000)));
    charging.time().advance(Duration.ofMinutes(5));
    client.send(CALL.update(1).service(Mscc.group(2).usedSeconds(300).reason(2)));
    charging.time().advance(Duration.ofMinutes(495));

    // When
    Cca ended = client.send(CALL.last(2).service(Mscc.group(1).usedSeconds(30_000)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("0");
  }

  @Test
  void shouldWaitForALongFinalGrantOfBeforeARestartAlsoWhereAnotherServiceCameBack() {
    // Given
    OnlineCharging charging =
        charging(
                new TestMap()
                    .group(1, TestPolicies.callSlices(300))
                    .group(2, TestMap.standard("voice")))
            .topUp("30300");
    charging
        .client("client.visited")
        .send(
            CALL.initial()
                .service(Mscc.group(2).askingSeconds(300))
                .service(Mscc.group(1).askingSeconds(36_000)));
    charging.restart();
    TestClient client = charging.client("client.visited");
    charging.time().advance(Duration.ofMinutes(5));
    client.send(CALL.update(1).service(Mscc.group(2).usedSeconds(300).reason(2)));
    charging.time().advance(Duration.ofMinutes(495));

    // When
    Cca ended = client.send(CALL.last(2).service(Mscc.group(1).usedSeconds(30_000)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("0");
  }

  @Test
  void shouldChargeAllOfAServiceThatReportedNothingForHoursWhileAnotherDid() {
    // Given
    OnlineCharging charging =
        charging(new TestMap().voice(TestPolicies.uncapped("voice"))).topUp("100000");
    TestClient client = charging.client("client.visited");
    client.send(
        CALL.initial()
            .service(Mscc.group(1).askingSeconds(40_000))
            .service(Mscc.group(2).askingSeconds(1_800)));
    for (int i = 1; i < 20; i++) {
      charging.time().advance(Duration.ofMinutes(30));
      client.send(CALL.update(i).service(Mscc.group(2).usedSeconds(1_800).askingSeconds(1_800)));
    }
    charging.time().advance(Duration.ofMinutes(30));

    // When
    client.send(CALL.last(20).service(Mscc.group(1).usedSeconds(36_000)));

    // Then: ten hours of the one, and nine and a half of the other
    assertThat(charging.money()).isEqualTo(Long.toString(100_000L - 36_000 - 19 * 1_800));
    assertThat(charging.cdrs())
        .noneSatisfy(
            cdr -> assertThat(cdr.extraFields()).containsKey(SessionFieldNames.UNCHARGED_USAGE));
  }

  @Test
  void shouldBoundUsageByTheFirstOfReportsThatCameTwice() {
    // Given
    OnlineCharging charging =
        charging(new TestMap().voice(TestPolicies.callSlices(600))).topUp("1000");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(600)));
    charging.time().advance(Duration.ofSeconds(100));
    Ccr report = CALL.update(1).service(Mscc.group(100).usedSeconds(100).askingSeconds(600));
    client.send(report.endToEnd(1));
    charging.time().advance(Duration.ofMinutes(5));
    client.send(report.endToEnd(2));
    charging.time().advance(Duration.ofSeconds(100));

    // When
    client.send(CALL.last(2).service(Mscc.group(100).usedSeconds(400)));

    // Then
    assertThat(charging.money()).isEqualTo("500");
  }
}
