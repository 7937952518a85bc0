package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.SessionFieldNames;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.CreditControlAvp;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.UnitKind;
import org.signalbox.ocs.policy.UnknownSession;

/** What real clients do and no specification allows. */
class MisbehavingClientTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;4;1");
  private static final Ccr.Session DATA = Ccr.data("smf;4;1");
  private static final long SECOND = UnitKind.TIME.usagePerUnit();

  private OnlineCharging charging(TestMap map) {
    return start(new TestTariffs().perSecond("call", "1").perGigabyte("data", "1"), map);
  }

  private OnlineCharging charging() {
    return charging(new TestMap());
  }

  @Test
  void shouldDebitUsageAboveWhatWasGranted() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(5)));
    charging.time().advance(Duration.ofSeconds(7));

    // When
    Cca late = client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(7).askingSeconds(5)));

    // Then
    assertThat(late.service().seconds()).isEqualTo(5);
    assertThat(charging.money()).isEqualTo("88");
  }

  @Test
  void shouldDebitUsageInAMessageThatIsDeniedMore() {
    // Given
    OnlineCharging charging = charging().topUp("10");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(10)));
    charging.time().advance(Duration.ofSeconds(10));

    // When
    Cca denied =
        client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(10).askingSeconds(10)));

    // Then
    assertThat(denied.service().result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
    assertThat(charging.money()).isEqualTo("0");
  }

  @Test
  void shouldDebitUsageAfterADenial() {
    // Given
    OnlineCharging charging = charging().topUp("10");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(10)));
    charging.time().advance(Duration.ofSeconds(10));
    client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(10).askingSeconds(10)));
    charging.time().advance(Duration.ofSeconds(3));

    // When
    Cca ended = client.send(CALL.last(2).service(Mscc.group(100).usedSeconds(3)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("-3");
    assertThat(charging.cdrs()).extracting(Cdr::usage).containsExactly(13 * SECOND);
  }

  @Test
  void shouldChargeOverlappingUpdatesOfDifferentRatingGroups() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(
        DATA.initial()
            .service(Mscc.group(1).askingOctets(1_000_000))
            .service(Mscc.group(2).askingOctets(1_000_000)));

    // When
    List<CompletionStage<Cca>> answers =
        List.of(
            client.sending(
                DATA.update(2)
                    .service(Mscc.group(2).usedOctets(500_000).askingOctets(1_000_000))
                    .build()),
            client.sending(
                DATA.update(1)
                    .service(Mscc.group(1).usedOctets(700_000).askingOctets(1_000_000))
                    .build()));

    // Then
    assertThat(answers)
        .allSatisfy(answer ->
            assertThat(OnlineCharging.await(answer).service().octets()).isEqualTo(1_000_000));
    client.send(DATA.last(3));
    assertThat(charging.money()).isEqualTo("0.9988");
  }

  @Test
  void shouldChargeAnUpdateThatIsOvertakenByALaterOneOfTheSameServiceOnce() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).askingOctets(1_000_000)));
    client.send(DATA.update(2).service(Mscc.group(1).usedOctets(500_000).askingOctets(1_000_000)));

    // When
    Ccr late = DATA.update(1).service(Mscc.group(1).usedOctets(400_000).askingOctets(1_000_000));
    Cca overtaken = client.send(late);

    // Then
    assertThat(overtaken.service().result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(overtaken.service().octets()).isEqualTo(1_000_000);
    assertThat(client.send(late).service().result()).isEqualTo(ResultCode.UNABLE_TO_COMPLY);
    client.send(DATA.last(3).service(Mscc.group(1).usedOctets(0)));
    assertThat(charging.money()).isEqualTo("0.9991");
    assertThat(charging.cdrs())
        .singleElement()
        .satisfies(cdr ->
            assertThat(cdr.extraFields()).doesNotContainKey(SessionFieldNames.UNCHARGED_USAGE));
  }

  @Test
  void shouldCloseASessionThatEndsBeforeItsFirstAnswerIsRead() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    CompletionStage<Cca> began =
        client.sending(CALL.initial().service(Mscc.group(100).askingSeconds(30)).build());
    CompletionStage<Cca> ended =
        client.sending(CALL.last(1).service(Mscc.group(100).usedSeconds(0)).build());

    // Then
    assertThat(OnlineCharging.await(began).result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(OnlineCharging.await(ended).result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.isOpen("scscf;4;1")).isFalse();
    assertThat(charging.money()).isEqualTo("100");
  }

  @Test
  void shouldNotHoldCreditForASessionWhoseEndCameBeforeItsBeginning() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");
    client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(0)));

    // When
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));

    // Then
    assertThat(charging.isOpen("scscf;4;1")).isFalse();
    assertThat(charging.money()).isEqualTo("100");
  }

  @Test
  void shouldTakeTheArrivalForTheTimeOfARequestWithAGarbageTimestamp() {
    // Given
    OnlineCharging charging = charging().topUp("1000");
    TestClient client = charging.client("client.visited");
    client.send(
        CALL.initial()
            .sentAt(Instant.parse("1980-01-01T00:00:00Z"))
            .service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(20));

    // When
    Cca ended = client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(20)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("980");
    assertThat(charging.cdrs())
        .extracting(cdr -> cdr.times().start().toInstant())
        .containsExactly(Instant.parse("2026-11-22T05:00:00Z"));
  }

  @Test
  void shouldAnswer5002ToAnUpdateOfASessionThatNobodyBegan() {
    // Given
    TestClient client = charging().topUp("1000").client("client.visited");

    // When
    Cca unknown =
        client.send(CALL.update(3).service(Mscc.group(100).usedSeconds(5).askingSeconds(30)));

    // Then
    assertThat(unknown.result()).isEqualTo(ResultCode.UNKNOWN_SESSION_ID);
    assertThat(unknown.services()).isEmpty();
  }

  @Test
  void shouldBeginASessionWithItsUpdateWhereTheOperatorWantsThat() {
    // Given
    OnlineCharging charging =
        charging(new TestMap().context(ContextPolicy.STANDARD.with(UnknownSession.START)))
            .topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca begun =
        client.send(
            DATA.update(3).service(Mscc.group(1).usedOctets(1_000_000).askingOctets(1_000_000)));
    client.send(DATA.last(4).service(Mscc.group(1).usedOctets(1_000_000)));

    // Then
    assertThat(begun.service().octets()).isEqualTo(1_000_000);
    assertThat(charging.money()).isEqualTo("0.998");
  }

  @Test
  void shouldChargeOnceWhatTheEndOfAnUnknownSessionReportsWhereTheOperatorWantsThat() {
    // Given
    OnlineCharging charging =
        charging(new TestMap().context(ContextPolicy.STANDARD.with(UnknownSession.START)))
            .topUp("1");
    TestClient client = charging.client("client.visited");
    Ccr report = DATA.last(4).service(Mscc.group(1).usedOctets(1_000_000));
    client.send(report.endToEnd(1));

    // When
    Cca again = client.send(report.endToEnd(2));

    // Then
    assertThat(again.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("0.999");
    assertThat(charging.cdrs()).hasSize(1);
  }

  @Test
  void shouldServeOneSessionOverTwoPeers() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient first = charging.client("one.visited");
    TestClient second = charging.client("two.visited");
    first.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(10));

    // When
    Cca ended = second.send(CALL.last(1).service(Mscc.group(100).usedSeconds(10)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("90");
  }

  @Test
  void shouldAnswerTheEndOfASessionThatWasRefusedWithoutAnError() {
    // Given
    TestClient client = charging().topUp("0").client("client.visited");
    Cca refused = client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));

    // When
    Cca ended = client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(0)));

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void shouldKeepNothingOfASessionThatTheCommandRefused() {
    // Given
    OnlineCharging charging = charging().topUp("0");
    TestClient client = charging.client("client.visited");

    // When
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));

    // Then
    assertThat(charging.isOpen("scscf;4;1")).isFalse();
    assertThat(charging.application().sessions().find("scscf;4;1")).isEmpty();
  }

  @Test
  void shouldKeepASessionWhoseClientWasToldThatOnlyItsServiceIsRefused() {
    // Given
    OnlineCharging charging = charging().topUp("0");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).askingOctets(1_000_000)));
    charging.topUp("1");

    // When
    Cca other = client.send(DATA.update(1).service(Mscc.group(2).askingOctets(1_000_000)));

    // Then
    assertThat(other.service().octets()).isEqualTo(1_000_000);
  }

  @Test
  void shouldAnswerTheEndOfASessionOfNobodyWithoutAnError() {
    // Given
    TestClient client = charging().client("client.visited");
    Cca refused = client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));

    // When
    Cca ended = client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(0)));

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.USER_UNKNOWN);
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void shouldTakeTheFirstOfTwoOriginHosts() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    Cca began =
        client.send(
            CALL.initial()
                .with(out -> out.text(BaseAvp.ORIGIN_HOST, "again.visited"))
                .with(out -> out.text(BaseAvp.ORIGIN_REALM, "visited"))
                .service(Mscc.group(100).askingSeconds(30)));

    // Then
    assertThat(began.service().seconds()).isEqualTo(30);
    assertThat(charging.application().sessions().find("scscf;4;1").orElseThrow().host().text())
        .isEqualTo("client.visited");
  }

  @Test
  void shouldServeAServiceWithNeitherRatingGroupNorServiceIdentifier() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.bare().askingOctets(1_000_000)));
    client.send(DATA.last(1).service(Mscc.bare().usedOctets(1_000_000)));

    // Then
    assertThat(began.service().octets()).isEqualTo(1_000_000);
    assertThat(began.service().avps().has(CreditControlAvp.RATING_GROUP)).isFalse();
    assertThat(charging.money()).isEqualTo("0.999");
  }

  @Test
  void shouldServeARequestWithoutAnyServiceGroup() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca began =
        client.send(
            DATA.initial()
                .with(out ->
                    out.group(
                        CreditControlAvp.REQUESTED_SERVICE_UNIT,
                        units -> units.integer64(CreditControlAvp.CC_TOTAL_OCTETS, 1_000_000))));

    // Then
    assertThat(began.services()).isEmpty();
    assertThat(began.command().octets()).isEqualTo(1_000_000);
    assertThat(began.command().validity()).isEqualTo(3_600);
  }

  @Test
  void shouldFindAServiceByItsRatingGroupAloneWhenItsIdentifierIsLeftOutAtTheEnd() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).id(1000).askingSeconds(30)));
    charging.time().advance(Duration.ofSeconds(10));

    // When
    Cca ended = client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(10)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("90");
    assertThat(charging.cdrs()).hasSize(1);
  }

  @Test
  void shouldAnswerAnEndWithoutItsServiceIdentifierTheSecondTimeAsTheFirst() {
    // Given
    TestClient client = charging().topUp("100").client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).id(1000).askingSeconds(30)));
    Ccr end = CALL.last(1).service(Mscc.group(100).usedSeconds(10));
    client.send(end.endToEnd(1));

    // When
    Cca again = client.send(end.endToEnd(2));

    // Then
    assertThat(again.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(again.service().result()).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void shouldAddUpAServiceThatARequestSpeaksOfTwice() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).askingOctets(5_000_000)));

    // When
    Cca updated =
        client.send(
            DATA.update(1)
                .service(Mscc.group(1).usedOctets(1_000_000).reason(2))
                .service(Mscc.group(1).usedOctets(2_000_000).askingOctets(5_000_000)));

    // Then
    assertThat(updated.services()).hasSize(2);
    assertThat(updated.services()).extracting(Cca.Service::octets).containsExactly(5_000_000L, 0L);
    client.send(DATA.last(2));
    assertThat(charging.money()).isEqualTo("0.997");
  }

  @Test
  void shouldEndAServiceInsideAnUpdateAndReturnWhatItHeld() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(
        DATA.initial()
            .service(Mscc.group(1).askingOctets(100_000_000))
            .service(Mscc.group(2).askingOctets(100_000_000)));

    // When
    Cca updated =
        client.send(DATA.update(1).service(Mscc.group(1).usedOctets(10_000_000).reason(2)));

    // Then
    assertThat(updated.service().result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(updated.service().isGranted()).isFalse();
    assertThat(charging.money()).isEqualTo("0.89");
    assertThat(charging.isOpen("smf;4;1")).isTrue();
  }
}
