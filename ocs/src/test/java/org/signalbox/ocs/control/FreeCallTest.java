package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.signalbox.core.TenantRules;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.mapping.MappingFile;
import org.signalbox.ocs.message.ChargingAvp;
import org.signalbox.testsupport.Await;

/** Calls for help and free numbers: never refused. */
class FreeCallTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;8;1");

  private OnlineCharging charging() {
    return start(new TestTariffs().perSecond("call", "1"), new TestMap());
  }

  /** Calls are paid for, and granted whatever the account says. */
  private OnlineCharging neverRefusing(ControlLimits limits) {
    return start(
        new TestTariffs().perSecond("call", "1"),
        new TestMap().voice(TestMap.standard("voice").neverRefused()),
        limits);
  }

  private static Ccr call() {
    return CALL.initial().service(Mscc.group(TestMap.FREE).askingSeconds(30));
  }

  private static Ccr forHelp() {
    return CALL.initial()
        .with(out ->
            out.group(
                ChargingAvp.SERVICE_INFORMATION,
                information ->
                    information.group(
                        ChargingAvp.IMS_INFORMATION,
                        ims -> ims.text(ChargingAvp.CALLED_PARTY_ADDRESS, "urn:service:sos"))))
        .service(Mscc.group(100).askingSeconds(30));
  }

  private static void requireGranted(Cca answer) {
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.service().result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.service().seconds()).isEqualTo(30);
    assertThat(answer.service().finalUnit()).isEmpty();
  }

  @Test
  void shouldGrantAFreeCallToAnEmptyAccountAndTakeNothing() {
    // Given
    OnlineCharging charging = charging().topUp("0");
    TestClient client = charging.client("client.visited");

    // When
    Cca began = client.send(call());

    // Then
    requireGranted(began);
    charging.time().advance(Duration.ofSeconds(30));
    client.send(CALL.last(1).service(Mscc.group(TestMap.FREE).usedSeconds(30)));
    assertThat(charging.money()).isEqualTo("0");
  }

  @Test
  void shouldGrantACallForHelpToADisabledAccount() {
    // Given
    OnlineCharging charging = charging().topUp("0");
    charging.change(Ccr.NUMBER, new AccountAction.Disable(true));

    // When
    Cca began = charging.client("client.visited").send(call());

    // Then
    requireGranted(began);
  }

  @Test
  void shouldGrantACallForHelpToSomebodyWithoutAnAccount() {
    // Given
    TestClient client = charging().client("client.visited");

    // When
    Cca began = client.send(call());

    // Then
    requireGranted(began);
    assertThat(client.send(CALL.last(1).service(Mscc.group(TestMap.FREE).usedSeconds(1))).result())
        .isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void shouldKeepACallForHelpFreeThatNamesTheCalledNoMore() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perSecond("call", "1"), MappingFile.standard(TenantRules.STANDARD))
            .topUp("100");
    TestClient client = charging.client("client.visited");
    client.send(forHelp());

    // When
    Cca went =
        client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(30).askingSeconds(30)));

    // Then
    client.send(CALL.last(2).service(Mscc.group(100).usedSeconds(20)));
    assertThat(went.service().seconds()).isEqualTo(30);
    Await.until(() -> charging.cdrs().size() == 1, () -> "the CDR of a free call");
    assertThat(charging.cdrs().getFirst().usage()).isEqualTo(50_000_000_000L);
    assertThat(charging.money()).isEqualTo("100");
  }

  /**
   * A call for help of somebody who names no subscriber, on a node that refuses all other calls.
   */
  private OnlineCharging helping() {
    return start(
        new TestTariffs().perSecond("call", "1"),
        file(
            """
            services:
              - name: barred
                like: call
                refuse: 4010
            """));
  }

  @Test
  void shouldKeepACallForHelpFreeThatARuleWouldRefuseLater() {
    // Given
    OnlineCharging charging = helping();
    TestClient client = charging.client("client.visited");
    client.send(forHelp());

    // When
    Cca went =
        client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(30).askingSeconds(30)));

    // Then
    requireGranted(went);
  }

  @Test
  void shouldKeepACallForHelpFreeThatNamesTheCalledNoMoreAfterARestart() {
    // Given
    OnlineCharging charging = helping();
    charging.client("client.visited").send(forHelp());
    Await.until(() -> charging.isOpen("scscf;8;1"), () -> "the record of a call for help");
    charging.restart();
    TestClient client = charging.client("client.visited");

    // When
    Cca went =
        client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(30).askingSeconds(30)));

    // Then
    requireGranted(went);
    client.send(CALL.last(2).service(Mscc.group(100).usedSeconds(20)));
    Await.until(() -> charging.cdrs().size() == 1, () -> "the CDR of a free call");
    assertThat(charging.cdrs().getFirst().usage()).isEqualTo(50_000_000_000L);
  }

  @Test
  void shouldRefuseTheUpdateOfASessionThatNobodyKnowsWhereARuleDoes() {
    // Given
    TestClient client = helping().client("client.visited");

    // When
    Cca refused =
        client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(30).askingSeconds(30)));

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.UNKNOWN_SESSION_ID);
  }

  @Test
  void shouldGrantACallForHelpWhenTheLedgerHasStopped() {
    // Given
    OnlineCharging charging = charging();
    TestClient client = charging.client("client.visited");
    charging.stopLedger();

    // When
    Cca began = client.send(call());

    // Then
    requireGranted(began);
  }

  @Test
  void shouldGrantACallForHelpWhileTheLedgerIsSilentAndRecordItLater() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseLedger();

    // When
    Cca began = client.send(call());

    // Then
    requireGranted(began);
    pause.end();
    client.send(CALL.last(1).service(Mscc.group(TestMap.FREE).usedSeconds(30)));
    Await.until(() -> charging.cdrs().size() == 1, () -> "the CDR of a free call");
    assertThat(charging.money()).isEqualTo("1");
  }

  @Test
  void shouldGrantAfterASecondOfSilenceWhatIsPaidButNeverRefused() {
    // Given
    OnlineCharging charging = neverRefusing(ControlLimits.STANDARD);
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseLedger();
    CompletionStage<Cca> asked =
        client.sending(CALL.initial().service(Mscc.group(100).askingSeconds(30)).build());
    charging.awaitWaiting(1);

    // When
    charging.passUntil(() -> asked.toCompletableFuture().isDone(), "an answer");

    // Then
    requireGranted(OnlineCharging.await(asked));
    pause.end();
  }

  @Test
  void shouldAnswer3004ToUsageThatIsPaidButNeverRefusedAndWasNotTaken() {
    // Given
    OnlineCharging charging = neverRefusing(ControlLimits.STANDARD).topUp("100");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));
    Pause pause = charging.pauseLedger();
    CompletionStage<Cca> ended =
        client.sending(CALL.last(1).service(Mscc.group(100).usedSeconds(20)).build());
    charging.awaitWaiting(1);
    charging.time().advance(Duration.ofSeconds(2));

    // When
    pause.end();

    // Then
    assertThat(OnlineCharging.await(ended).result()).isEqualTo(ResultCode.TOO_BUSY);
    client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(20)));
    assertThat(charging.money()).isEqualTo("80");
  }

  @Test
  void shouldGrantACallForHelpWhenTooManyRequestsAreUnderWay() {
    // Given
    OnlineCharging charging =
        start(
            new TestTariffs().perSecond("call", "1"),
            new TestMap(),
            new ControlLimits(1, 2, 100, Duration.ofHours(1)));
    charging.topUp("100");
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseLedger();
    CompletionStage<Cca> other =
        client.sending(
            Ccr.voice("scscf;8;2").initial().service(Mscc.group(100).askingSeconds(30)).build());
    charging.awaitUnderWay(1);

    // When
    Cca began = client.send(call());

    // Then
    requireGranted(began);
    pause.end();
    assertThat(OnlineCharging.await(other).service().seconds()).isEqualTo(30);
    client.send(CALL.last(1).service(Mscc.group(TestMap.FREE).usedSeconds(30)));
    Await.until(() -> charging.cdrs().size() == 1, () -> "the CDR of a free call");
  }

  @Test
  void shouldCountWhatIsPaidAndNeverRefusedThatIsGrantedWithoutARecord() {
    // Given
    OnlineCharging charging = neverRefusing(new ControlLimits(1, 2, 100, Duration.ofHours(1)));
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseLedger();
    client.sending(
        Ccr.voice("scscf;8;2").initial().service(Mscc.group(100).askingSeconds(30)).build());
    charging.awaitUnderWay(1);

    // When
    Cca began = client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));

    // Then
    requireGranted(began);
    assertThat(charging.application().counts().unrecordedGrants()).isEqualTo(1);
    pause.end();
  }

  @Test
  void shouldChargeWhatIsPaidAndNeverRefusedAlsoInASessionThatNobodyKnows() {
    // Given
    OnlineCharging charging = neverRefusing(ControlLimits.STANDARD).topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    Cca went =
        client.send(CALL.update(3).service(Mscc.group(100).usedSeconds(20).askingSeconds(30)));

    // Then
    requireGranted(went);
    client.send(CALL.last(4).service(Mscc.group(100).usedSeconds(10)));
    assertThat(charging.money()).isEqualTo("70");
  }

  @Test
  void shouldNotKeepACallWaitingThatOnlyASilentLedgerCanTellToBeForHelp() {
    // Given
    OnlineCharging charging = helping();
    charging.client("client.visited").send(forHelp());
    Await.until(() -> charging.isOpen("scscf;8;1"), () -> "the record of a call for help");
    charging.restart();
    TestClient client = charging.client("client.visited");
    Pause pause = charging.pauseLedger();
    CompletionStage<Cca> asked =
        client.sending(
            CALL.update(1).service(Mscc.group(100).usedSeconds(30).askingSeconds(30)).build());
    charging.awaitUnderWay(1);

    // When
    charging.passUntil(() -> asked.toCompletableFuture().isDone(), "an answer");

    // Then
    assertThat(OnlineCharging.await(asked).result()).isEqualTo(ResultCode.TOO_BUSY);
    pause.end();
  }
}
