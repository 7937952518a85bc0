package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.CreditControlAvp;
import org.signalbox.testsupport.Await;

/** What the server asks of its clients: to come back, and to end. */
class AskedClientTest extends ChargingScenario {

  private static final int RE_AUTH = 258;
  private static final int ABORT_SESSION = 274;
  private static final Origin RELAY = Origin.of("one.relays", "relays");
  private static final Ccr.Session DATA = Ccr.data("client.visited;10;1");

  private OnlineCharging charging() {
    return start(
        new TestTariffs().perGigabyte("data", "1"),
        new TestMap().data(TestPolicies.trafficSlices(100_000_000)));
  }

  private static Ccr begun(Ccr.Session session) {
    return session.initial().service(Mscc.group(1).asking());
  }

  @Test
  void shouldAskAClientToComeBackWhenMoneyArrivesDuringItsFinalUnit() {
    // Given
    OnlineCharging charging = charging().topUp("0.05");
    TestClient client = charging.client("client.visited");
    client.send(begun(DATA));

    // When
    charging.topUp("10");

    // Then
    DiameterMessage asked = client.hear();
    assertThat(asked.commandCode()).isEqualTo(RE_AUTH);
    assertThat(asked.applicationId()).isEqualTo(4);
    assertThat(asked.avps().text(BaseAvp.SESSION_ID)).contains("client.visited;10;1");
    assertThat(asked.avps().text(BaseAvp.DESTINATION_HOST)).contains("client.visited");
    assertThat(asked.avps().text(BaseAvp.DESTINATION_REALM)).contains("visited");
    assertThat(
            client
                .send(DATA.update(1).service(Mscc.group(1).usedOctets(0).reason(7).asking()))
                .service()
                .octets())
        .isEqualTo(100_000_000);
  }

  @Test
  void shouldTakeOneUpdateForEachServiceAtOnceAfterItAsked() {
    // Given
    OnlineCharging charging = charging().topUp("0.1");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()).service(Mscc.group(2).asking()));
    charging.topUp("10");
    client.hear();

    // When
    var first =
        client.sending(
            DATA.update(1).service(Mscc.group(1).usedOctets(1).reason(7).asking()).build());
    var second =
        client.sending(
            DATA.update(2).service(Mscc.group(2).usedOctets(1).reason(7).asking()).build());

    // Then
    assertThat(OnlineCharging.await(first).service().octets()).isEqualTo(100_000_000);
    assertThat(OnlineCharging.await(second).service().octets()).isEqualTo(100_000_000);
  }

  @Test
  void shouldRecallGrantsOfOtherSessionsForOneThatStarves() {
    // Given
    OnlineCharging charging = charging().topUp("0.1");
    TestClient client = charging.client("client.visited");
    client.send(begun(DATA));
    charging.topUp("0.05");
    client.hear();
    client.send(DATA.update(1).service(Mscc.group(1).usedOctets(0).asking()));
    charging.time().advance(Duration.ofSeconds(10));
    Cca starving = client.send(begun(Ccr.data("client.visited;10;2")));

    // When
    DiameterMessage asked = client.hear();

    // Then
    assertThat(starving.service().finalUnit()).isPresent();
    assertThat(asked.avps().text(BaseAvp.SESSION_ID)).contains("client.visited;10;1");
  }

  @Test
  void shouldEndASessionAtTheOperatorsWord() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(begun(DATA));

    // When
    boolean isAsked = charging.sessions().open().end("client.visited;10;1");

    // Then
    DiameterMessage asked = client.hear();
    assertThat(isAsked).isTrue();
    assertThat(asked.commandCode()).isEqualTo(ABORT_SESSION);
    assertThat(asked.avps().text(BaseAvp.SESSION_ID)).contains("client.visited;10;1");
  }

  @Test
  void shouldStillChargeTheEndOfASessionThatItsClientSaidItDoesNotKnow() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client =
        charging
            .client("client.visited")
            .saying(request ->
                CompletableFuture.completedFuture(
                    request
                        .message()
                        .answer()
                        .result(ResultCode.UNKNOWN_SESSION_ID)
                        .origin(request.local())
                        .build()));
    client.send(begun(DATA));
    charging.sessions().open().end("client.visited;10;1");
    Await.until(() -> count(charging, "unknown") == 1, () -> "the client to say so");

    // When
    Cca ended = client.send(DATA.last(1).service(Mscc.group(1).usedOctets(50_000_000)));

    // Then
    assertThat(ended.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("0.95");
  }

  @Test
  void shouldNotBelieveARelayThatTheClientDoesNotKnowTheSession() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client =
        charging
            .client("client.visited")
            .saying(request ->
                CompletableFuture.completedFuture(
                    request
                        .message()
                        .answer()
                        .result(ResultCode.UNKNOWN_SESSION_ID)
                        .origin(RELAY)
                        .build()));
    client.send(begun(DATA));

    // When
    charging.sessions().open().end("client.visited;10;1");

    // Then
    Await.until(() -> count(charging, "refused") == 1, () -> "the relay's word");
    assertThat(count(charging, "unknown")).isZero();
    assertThat(charging.isOpen("client.visited;10;1")).isTrue();
  }

  @Test
  void shouldAskNoStrangerWhereTheClientCannotBeReached() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient relay = charging.client("one.relays");
    charging.client("stranger.elsewhere");
    relay.send(begun(DATA));
    relay.close();
    Await.until(() -> charging.node().peers().peers().size() == 1, () -> "one peer to be left");

    // When
    boolean isAsked = charging.sessions().open().end("client.visited;10;1");

    // Then
    assertThat(isAsked).isFalse();
  }

  @Test
  void shouldAskTheClientThatTheSessionIsNamedAfterWhenItHasForgottenItsOwn() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    charging.client("client.visited").send(begun(DATA));
    charging.restart();
    TestClient again = charging.client("client.visited");

    // When
    boolean isAsked = charging.sessions().open().end("client.visited;10;1");

    // Then
    assertThat(isAsked).isTrue();
    assertThat(again.hear().commandCode()).isEqualTo(ABORT_SESSION);
  }

  @Test
  void shouldAskTheClientItselfWhenTheRelayThatBroughtTheSessionIsGone() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient relay = charging.client("one.relays");
    TestClient client = charging.client("client.visited");
    relay.send(begun(DATA));
    relay.close();
    Await.until(() -> charging.node().peers().peers().size() == 1, () -> "one peer to be left");

    // When
    charging.sessions().open().end("client.visited;10;1");

    // Then
    assertThat(client.hear().commandCode()).isEqualTo(ABORT_SESSION);
  }

  @Test
  void shouldSayThatNobodyCouldBeAsked() {
    // Given
    OnlineCharging charging = charging().topUp("1");

    // When
    boolean isAsked = charging.sessions().open().end("client.visited;10;1");

    // Then
    assertThat(isAsked).isFalse();
  }

  @Test
  void shouldLeaveAClientAloneThatNeverAnswers() {
    // Given
    OnlineCharging charging = charging().topUp("0.05");
    TestClient client =
        charging.client("client.visited").saying(request -> new CompletableFuture<>());
    client.send(begun(DATA));
    for (int i = 0; i < SilentClients.MISSES_MAX; i++) {
      charging.topUp("0.000001");
      client.hear();
      charging.time().advance(Duration.ofSeconds(10));
      long given = i + 1L;
      charging.passUntil(() -> count(charging, "unanswered") == given, "the answer to be given up");
    }

    // When
    charging.topUp("10");

    // Then
    Await.until(() -> count(charging, "unsent") == 1, () -> "a request not to be sent");
    assertThat(client.hasHeardNothing()).isTrue();
    assertThat(client.send(DATA.update(1).service(Mscc.group(1).usedOctets(0).asking())).result())
        .isEqualTo(ResultCode.SUCCESS);
  }

  private static long count(OnlineCharging charging, String outcome) {
    return charging.application().clients().counts().byOutcome().getOrDefault(List.of(outcome), 0L);
  }

  @Test
  void shouldNameTheRatingGroupWhereNotAllOfTheSessionIsMeant() {
    // Given
    OnlineCharging charging = charging().topUp("0.15");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()).service(Mscc.group(2).asking()));

    // When
    charging.topUp("10");

    // Then
    assertThat(client.hear().avps().unsigned32(CreditControlAvp.RATING_GROUP)).hasValue(2);
  }
}
