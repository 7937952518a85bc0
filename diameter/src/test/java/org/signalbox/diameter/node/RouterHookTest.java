package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.PeerConfig;

/** Everything a router and an answer handler may decide. */
class RouterHookTest extends NodeScenario {

  private DiameterNode relay;
  private RawPeer client;
  private RawPeer first;
  private RawPeer second;

  @BeforeEach
  void connect() {
    relay = relay("client.visited", "a.home", "b.home");
    client = peer(relay, "client.visited");
    first = peer(relay, "a.home");
    second = peer(relay, "b.home");
  }

  private static List<RoutablePeer> both(PeerSnapshot peers) {
    return List.of(peers.find("a.home").orElseThrow(), peers.find("B.HOME").orElseThrow());
  }

  private void route(AnswerHandler answers) {
    relay.router(request ->
        new RouteDecision.Send(
            request.message(), both(request.peers()), answers, Optional.empty(), Optional.empty()));
  }

  private static DiameterMessage busy(DiameterMessage request) {
    return ErrorAnswer.of(request, Origin.of("a.home", "home"), ResultCode.TOO_BUSY, "busy");
  }

  @Test
  void shouldSendTheChangedRequest() {
    // Given
    relay.router(request ->
        RouteDecision.send(
            request
                .message()
                .edit()
                .set(Avp.of(BaseAvp.DESTINATION_REALM, Avp.MANDATORY, new byte[] {'x'}))
                .build()
                .withEndToEnd(123),
            both(request.peers())));

    // When
    client.send(client.request("home", 1, 2));
    DiameterMessage seen = first.read();

    // Then
    assertThat(seen.avps().text(BaseAvp.DESTINATION_REALM)).contains("x");
    assertThat(seen.endToEnd()).isEqualTo(2);
    assertThat(seen.avps().text(BaseAvp.ROUTE_RECORD)).contains("client.visited");
  }

  @Test
  void shouldRefuseAsTheRouterSays() {
    // Given
    relay.router(request -> RouteDecision.refuse(5003, "not allowed"));

    // When
    DiameterMessage answer = client.exchange(client.request("home", 1, 2));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(5003);
    assertThat(answer.avps().text(BaseAvp.ERROR_MESSAGE)).contains("not allowed");
  }

  @Test
  void shouldSendTheRoutersOwnAnswer() {
    // Given
    relay.router(request ->
        new RouteDecision.Answer(
            request.message().answer().result(ResultCode.REDIRECT_INDICATION).build()));

    // When
    DiameterMessage answer = client.exchange(client.request("home", 1, 2));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.REDIRECT_INDICATION);
    assertThat(answer.isError()).isTrue();
    assertThat(answer.hopByHop()).isEqualTo(1);
  }

  @Test
  void shouldWaitForADeferredDecision() {
    // Given
    CompletableFuture<RouteDecision> later = new CompletableFuture<>();
    CompletableFuture<RoutingRequest> asked = new CompletableFuture<>();
    relay.router(request -> {
      asked.complete(request);
      return new RouteDecision.Deferred(later);
    });
    client.send(client.request("home", 1, 2));

    // When
    RoutingRequest request = Nodes.await(asked);
    later.complete(RouteDecision.send(request.message(), both(request.peers())));

    // Then
    assertThat(first.read().endToEnd()).isEqualTo(2);
  }

  @Test
  void shouldAnswerForARouterThatFailsNowOrLater() {
    // Given
    relay.router(request -> {
      throw new IllegalStateException("broken on purpose");
    });
    DiameterMessage now = client.exchange(client.request("home", 1, 2));
    relay.router(request ->
        new RouteDecision.Deferred(
            CompletableFuture.failedFuture(new IllegalStateException("on purpose"))));

    // When
    DiameterMessage later = client.exchange(client.request("home", 3, 4));

    // Then
    assertThat(Nodes.resultCode(now)).isEqualTo(ResultCode.UNABLE_TO_COMPLY);
    assertThat(Nodes.resultCode(later)).isEqualTo(ResultCode.UNABLE_TO_COMPLY);
  }

  @Test
  void shouldAnswerForARouterThatNeverDecides() {
    // Given
    relay.router(request -> new RouteDecision.Deferred(new CompletableFuture<>()));
    client.send(client.request("home", 1, 2));
    client.exchange(client.base(DWR));

    // When
    pass(Duration.ofSeconds(9));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(ResultCode.UNABLE_TO_COMPLY);
  }

  @Test
  void shouldTryTheNextCandidateOnAChosenAnswer() {
    // Given
    route((answer, from) ->
        Nodes.resultCode(answer) == ResultCode.TOO_BUSY
            ? new AnswerDecision.TryNext(answer)
            : new AnswerDecision.Forward(answer));
    client.send(client.request("home", 1, 2));
    first.send(busy(first.read()));

    // When
    DiameterMessage again = second.read();
    second.send(second.success(again));

    // Then: no duplicate, for the first has answered (RFC 6733 §3)
    assertThat(again.isRetransmitted()).isFalse();
    assertThat(Nodes.resultCode(client.read())).isEqualTo(2001);
  }

  @Test
  void shouldKeepTheTFlagAfterAnAnswerWhileAnEarlierCandidateIsSilent() {
    // Given
    AnswerHandler retrying =
        (answer, from) ->
            Nodes.resultCode(answer) == ResultCode.TOO_BUSY
                ? new AnswerDecision.TryNext(answer)
                : new AnswerDecision.Forward(answer);
    relay.router(request -> {
      List<RoutablePeer> both = both(request.peers());
      return new RouteDecision.Send(
          request.message(),
          List.of(both.getFirst(), both.getLast(), both.getFirst()),
          retrying,
          Optional.of(Duration.ofMinutes(1)),
          Optional.of(Duration.ofSeconds(2)));
    });
    client.send(client.request("home", 1, 2));
    first.read();
    pass(Duration.ofSeconds(3));
    second.send(busy(second.read()));

    // When
    DiameterMessage again = first.read();

    // Then: the first may still work on it
    assertThat(again.isRetransmitted()).isTrue();
  }

  @Test
  void shouldPassTheAnswerWhenNoCandidateIsLeft() {
    // Given
    route((answer, from) -> new AnswerDecision.TryNext(answer));
    client.send(client.request("home", 1, 2));
    first.send(busy(first.read()));

    // When
    second.send(busy(second.read()));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(ResultCode.TOO_BUSY);
  }

  @Test
  void shouldPassWhatOneCandidateAnsweredWhenTheNextIsSilentToTheEnd() {
    // Given
    relay.router(request ->
        new RouteDecision.Send(
            request.message(),
            both(request.peers()),
            (answer, from) -> new AnswerDecision.TryNext(answer),
            Optional.of(Duration.ofSeconds(4)),
            Optional.empty()));
    client.send(client.request("home", 1, 2));
    first.send(busy(first.read()));
    second.read();

    // When
    pass(Duration.ofSeconds(5));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(ResultCode.TOO_BUSY);
  }

  @Test
  void shouldRerouteAsAfterARedirectAndGiveUpAfterEight() {
    // Given
    AnswerHandler[] again = new AnswerHandler[1];
    again[0] =
        (answer, from) ->
            new AnswerDecision.Reroute(
                new RouteDecision.Send(
                    Nodes.request("r", "home"),
                    List.of(from),
                    again[0],
                    Optional.empty(),
                    Optional.empty()),
                answer);
    route(again[0]);
    client.send(client.request("home", 1, 2));

    // When
    for (int i = 0; i < 9; i++) {
      first.send(busy(first.read()));
    }

    // Then
    DiameterMessage answer = client.read();
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(answer.endToEnd()).isEqualTo(2);
  }

  @Test
  void shouldChangeAnAnswerLater() {
    // Given
    CompletableFuture<AnswerDecision> later = new CompletableFuture<>();
    route((answer, from) -> new AnswerDecision.Deferred(later, answer));
    client.send(client.request("home", 1, 2));
    DiameterMessage answer = first.success(first.read());
    first.send(answer);

    // When
    later.complete(new AnswerDecision.Forward(answer.append(BaseAvp.CLASS, new byte[] {'c'})));

    // Then
    assertThat(client.read().avps().text(BaseAvp.CLASS)).contains("c");
  }

  @Test
  void shouldPassTheAnswerWhenItsHandlerNeverDecides() {
    // Given
    route((answer, from) -> new AnswerDecision.Deferred(new CompletableFuture<>(), answer));
    client.send(client.request("home", 1, 2));
    first.send(first.success(first.read()));
    first.exchange(first.base(DWR));

    // When
    pass(Duration.ofSeconds(9));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(2001);
  }

  @Test
  void shouldPassTheAnswerWhenItsHandlerFails() {
    // Given
    route((answer, from) -> {
      throw new IllegalStateException("broken on purpose");
    });
    client.send(client.request("home", 1, 2));

    // When
    first.send(first.success(first.read()));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(2001);
  }

  @Test
  void shouldTellARouterWhereTheRequestHasBeen() {
    // Given
    CompletableFuture<RoutingRequest> asked = new CompletableFuture<>();
    relay.router(request -> {
      asked.complete(request);
      return RouteDecision.undeliverable("enough seen");
    });
    DiameterMessage request =
        client.request("Home", 1, 2).append(BaseAvp.ROUTE_RECORD, new byte[] {'A', '.', 'h'});

    // When
    client.exchange(request);

    // Then
    RoutingRequest seen = Nodes.await(asked);
    assertThat(seen.source()).contains(Nodes.id("client.visited"));
    assertThat(seen.destinationRealm()).contains("Home");
    assertThat(seen.destinationHost()).isEmpty();
    assertThat(seen.hasPassed(Nodes.id("a.H"))).isTrue();
    assertThat(seen.hasPassed(Nodes.id("client.visited"))).isTrue();
    assertThat(seen.hasPassed(Nodes.id("b.home"))).isFalse();
    assertThat(seen.peers().inRealm("HOME")).hasSize(2);
  }

  @Test
  void shouldAddAndRemovePeersWithoutTouchingOthers() {
    // Given
    var peers =
        List.of(
            PeerConfig.accepting("client.visited"),
            PeerConfig.accepting("b.home"),
            PeerConfig.accepting("c.home"));

    // When
    relay.peers(peers);
    DiameterMessage dpr = first.read();
    peer(relay, "c.home");

    // Then
    assertThat(dpr.commandCode()).isEqualTo(282);
    assertThat(relay.peers().find("a.home")).isEmpty();
    assertThat(second.exchange(second.base(280)).commandCode()).isEqualTo(280);
  }
}
