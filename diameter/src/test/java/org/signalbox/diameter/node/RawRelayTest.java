package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.CommandFlags;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;

/** What the relay does to each message, seen from the wire. */
class RawRelayTest extends NodeScenario {

  private DiameterMessage refused(DiameterMessage request) {
    DiameterNode relay = relay("client.visited");
    return peer(relay, "client.visited").exchange(request);
  }

  private static DiameterMessage withAvp(DiameterMessage request, AvpKey key, String text) {
    return request.append(key, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static DiameterMessage ccr() {
    return Nodes.request("s;1", "home").withHopByHop(5).withEndToEnd(6);
  }

  @Test
  void shouldRestoreTheHopByHopIdAndKeepTheEndToEndId() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 0xAAAA, 0xBBBB));
    DiameterMessage relayed = server.read();

    // When
    server.send(server.success(relayed));
    DiameterMessage answer = client.read();

    // Then
    assertThat(answer.hopByHop()).isEqualTo(0xAAAA);
    assertThat(answer.endToEnd()).isEqualTo(0xBBBB);
    assertThat(relayed.endToEnd()).isEqualTo(0xBBBB);
    assertThat(relayed.isRetransmitted()).isFalse();
  }

  @Test
  void shouldPassTheRequestsEndToEndIdWhenTheAnswerChangedIt() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 1, 2));
    DiameterMessage relayed = server.read();

    // When
    server.send(server.success(relayed).withEndToEnd(99));

    // Then
    assertThat(client.read().endToEnd()).isEqualTo(2);
    assertThat(occurred).containsEntry(Occurrence.END_TO_END_CHANGED, 1);
  }

  @Test
  void shouldCarryUnknownMandatoryAvpsAndKeepTheTransmissionFlag() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    DiameterMessage request =
        withAvp(client.request("home", 1, 2), AvpKey.of(54321), "?").retransmitted();

    // When
    client.send(request);
    DiameterMessage relayed = server.read();

    // Then
    assertThat(relayed.avps().text(AvpKey.of(54321))).contains("?");
    assertThat(relayed.isRetransmitted()).isTrue();
  }

  @Test
  void shouldKeepRequestsWithEqualHopByHopIdsApart() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 7, 1)).send(client.request("home", 7, 2));
    DiameterMessage first = server.read();
    DiameterMessage second = server.read();

    // When
    server.send(server.success(second)).send(server.success(first));

    // Then
    assertThat(first.hopByHop()).isNotEqualTo(second.hopByHop());
    assertThat(List.of(client.read().endToEnd(), client.read().endToEnd())).containsExactly(2, 1);
  }

  @Test
  void shouldDropAndCountAnAnswerThatNobodyWaitsFor() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 1, 2));
    DiameterMessage relayed = server.read();

    // When
    server
        .send(server.success(relayed).withHopByHop(relayed.hopByHop() + 1))
        .send(server.success(relayed));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(2001);
    assertThat(occurred).containsEntry(Occurrence.UNKNOWN_ANSWER, 1);
  }

  @Test
  void shouldAnswer3005WhenItFindsItselfInARouteRecordInAnyCaseAndAnyPlace() {
    // Given
    DiameterMessage request =
        withAvp(
            withAvp(ccr(), BaseAvp.ROUTE_RECORD, "other.example"),
            BaseAvp.ROUTE_RECORD,
            "RELAY.example");

    // When
    DiameterMessage answer = refused(request);

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.LOOP_DETECTED);
    assertThat(answer.isError()).isTrue();
    assertThat(answer.isProxiable()).isTrue();
    assertThat(occurred).containsEntry(Occurrence.LOOP_DETECTED, 1);
  }

  @Test
  void shouldAnswer3007ToTheRelayAndCommonApplications() {
    // Given
    DiameterMessage relayed = DiameterMessage.request(-1, 272).identifiers(1, 1).build();

    // When
    DiameterMessage answer = refused(relayed);

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.APPLICATION_UNSUPPORTED);
  }

  @Test
  void shouldAnswer3007WhenItIsAddressedItselfWithoutTheApplication() {
    // When
    DiameterMessage answer = refused(withAvp(ccr(), BaseAvp.DESTINATION_HOST, "Relay.Example"));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.APPLICATION_UNSUPPORTED);
  }

  @Test
  void shouldAnswer3001ToARequestThatMayNotBeRelayed() {
    // When
    DiameterMessage answer = refused(ccr().withFlags(CommandFlags.REQUEST));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.COMMAND_UNSUPPORTED);
    assertThat(answer.isProxiable()).isFalse();
  }

  @Test
  void shouldAnswer3001ToARequestWithoutARealm() {
    // Given
    DiameterMessage request = ccr().edit().remove(BaseAvp.DESTINATION_REALM).build();

    // When
    DiameterMessage answer = refused(request);

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.COMMAND_UNSUPPORTED);
  }

  @Test
  void shouldAnswer3002WhenOnlyTheSenderServesTheRealm() {
    // Given
    DiameterNode relay = relay("client.visited");
    RawPeer client = peer(relay, "client.visited");

    // When
    DiameterMessage answer = client.exchange(client.request("visited", 1, 2));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.UNABLE_TO_DELIVER);
  }

  @Test
  void shouldAnswer3002AndCountWhenAHealthyServerStaysSilent() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 1, 2));
    DiameterMessage relayed = server.read();

    // When
    pass(Duration.ofSeconds(9));
    DiameterMessage answer = client.read();
    server.send(server.success(relayed)).send(server.base(280));
    server.read();

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.UNABLE_TO_DELIVER);
    assertThat(occurred)
        .containsEntry(Occurrence.ANSWER_TIMEOUT, 1)
        .containsEntry(Occurrence.UNKNOWN_ANSWER, 1);
  }

  @Test
  void shouldTryTheNextServerAfterASilenceAndWaitForTheLastOne() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home", "b.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer silent = peer(relay, "a.home");
    RawPeer slow = peer(relay, "b.home");
    relay.router(request ->
        new RouteDecision.Send(
            request.message(),
            request.peers().inRealm("home"),
            AnswerHandler.FORWARD,
            Optional.of(Duration.ofSeconds(8)),
            Optional.of(Duration.ofSeconds(1))));
    client.send(client.request("home", 1, 2));
    silent.read();

    // When
    pass(Duration.ofSeconds(2));
    DiameterMessage again = slow.read();
    pass(Duration.ofSeconds(4));
    slow.send(slow.success(again));

    // Then
    assertThat(again.isRetransmitted()).isTrue();
    assertThat(Nodes.resultCode(client.read())).isEqualTo(2001);
  }

  @Test
  void shouldMoveAThousandPendingRequestsToTheOtherServerWhenOneDies() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home", "b.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer dying = peer(relay, "a.home");
    RawPeer living = peer(relay, "b.home");
    CompletableFuture<List<DiameterMessage>> served = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> served.complete(serve(living, 1000)));
    sendAThousand(client);
    read(dying, 500);

    // When
    dying.close();
    Set<Integer> answered = readAThousand(client, ResultCode.SUCCESS);

    // Then
    assertThat(answered).hasSize(1000);
    List<DiameterMessage> seen = Nodes.await(served);
    assertThat(seen.stream().filter(DiameterMessage::isRetransmitted)).hasSize(500);
    assertThat(seen.stream().map(DiameterMessage::endToEnd).distinct()).hasSize(1000);
    assertThat(occurred).containsEntry(Occurrence.FAILOVER, 500);
  }

  private static void sendAThousand(RawPeer client) {
    for (int i = 0; i < 1000; i++) {
      client.send(client.request("home", i, i));
    }
  }

  private static void read(RawPeer server, int count) {
    for (int i = 0; i < count; i++) {
      server.read();
    }
  }

  /** A thousand answers with one result; the hop-by-hop ids, each of which must be another. */
  private static Set<Integer> readAThousand(RawPeer client, int result) {
    Set<Integer> answered = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      DiameterMessage answer = client.read();
      assertThat(Nodes.resultCode(answer)).isEqualTo(result);
      answered.add(answer.hopByHop());
    }
    return answered;
  }

  private static List<DiameterMessage> serve(RawPeer server, int count) {
    List<DiameterMessage> seen = new ArrayList<>();
    while (seen.size() < count) {
      DiameterMessage request = server.read();
      seen.add(request);
      server.send(server.success(request));
    }
    return seen;
  }

  @Test
  void shouldAnswerEachOfAThousandPendingRequestsOnceWhenTheOnlyServerDies() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer dying = peer(relay, "a.home");
    sendAThousand(client);
    read(dying, 1000);

    // When
    dying.close();
    Set<Integer> answered = readAThousand(client, ResultCode.UNABLE_TO_DELIVER);

    // Then
    assertThat(answered).hasSize(1000);
    assertThat(client.exchange(client.base(280)).commandCode()).isEqualTo(280);
  }

  @Test
  void shouldMoveRequestsAwayFromASuspectPeerAndComeBackToIt() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home", "b.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer silent = peer(relay, "a.home");
    RawPeer other = peer(relay, "b.home");
    relay.router(request ->
        new RouteDecision.Send(
            request.message(),
            List.of(
                request.peers().find("a.home").orElseThrow(),
                request.peers().find("b.home").orElseThrow()),
            AnswerHandler.FORWARD,
            Optional.of(Duration.ofMinutes(10)),
            Optional.empty()));
    pass(Duration.ofSeconds(33));
    silent.read();
    other.send(other.success(other.read()));
    client.send(client.success(client.read()));
    client.send(client.request("home", 1, 2));
    DiameterMessage first = silent.read();

    // When
    pass(Duration.ofSeconds(24));
    DiameterMessage again = other.read();
    while (again.commandCode() == 280) {
      again = other.read();
    }
    other.send(other.success(again));

    // Then
    assertThat(again.isRetransmitted()).isTrue();
    assertThat(again.endToEnd()).isEqualTo(first.endToEnd());
    assertThat(occurred).containsEntry(Occurrence.WATCHDOG_TIMEOUT, 1);
    assertThat(relay.peers().find("a.home")).isEmpty();
    silent.send(silent.base(280));
    Nodes.await(relay.whenOpen(Nodes.id("a.home")));
  }

  @Test
  void shouldRefuseWithTooBusyWhenAPeerHasAsManyRequestsAsItMay() {
    // Given
    DiameterNode relay =
        start(
            relayConfig("client.visited", "server.home")
                .withLimits(NodeLimits.defaults().withPendingMax(2)),
            hooks);
    RawPeer client = peer(relay, "client.visited");
    peer(relay, "server.home");
    client.send(client.request("home", 1, 1)).send(client.request("home", 2, 2));

    // When
    DiameterMessage answer = client.exchange(client.request("home", 3, 3));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(answer.hopByHop()).isEqualTo(3);
  }

  @Test
  void shouldGiveASecondRetransmissionTheAnswerOfTheFirst() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 1, 9).retransmitted());
    DiameterMessage relayed = server.read();
    client.send(client.request("home", 2, 9).retransmitted());

    // When
    DiameterMessage watchdog = client.exchange(client.base(280));
    server.send(server.success(relayed));

    // Then
    assertThat(watchdog.commandCode()).isEqualTo(280);
    List<Integer> answered = new ArrayList<>();
    answered.add(client.read().hopByHop());
    answered.add(client.read().hopByHop());
    assertThat(answered).containsExactlyInAnyOrder(1, 2);
    assertThat(occurred).containsEntry(Occurrence.DUPLICATE_REQUEST, 1);
  }

  @Test
  void shouldPassRedirectIndicationsAndRouteRecordsInAnswersAsTheyAre() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 1, 2));
    DiameterMessage relayed = server.read();
    DiameterMessage redirect =
        withAvp(
            relayed.answer().result(ResultCode.REDIRECT_INDICATION).build(),
            BaseAvp.REDIRECT_HOST,
            "aaa://other.home");

    // When
    server.send(redirect);
    DiameterMessage answer = client.read();

    // Then
    assertThat(answer.isError()).isTrue();
    assertThat(answer.avps().all(BaseAvp.REDIRECT_HOST))
        .extracting(Avp::text)
        .containsExactly("aaa://other.home");
  }
}
