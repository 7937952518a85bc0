package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerTimers;

/** Requests that are answered in this node. */
class LocalApplicationTest extends NodeScenario {

  /** Requests that an application of {@link #keeping} was given. */
  private final List<DiameterMessage> handled = new ArrayList<>();

  private DiameterNode server(DiameterApplication application) {
    return server(application, NodeLimits.defaults());
  }

  private DiameterNode server(DiameterApplication application, NodeLimits limits) {
    return start(
        NodeConfig.of("server.home", "home")
            .withListener(Nodes.loopback())
            .withLimits(limits)
            .withPeer(
                PeerConfig.accepting("client.visited")
                    .withTimers(PeerTimers.defaults().withWatchdog(Duration.ofHours(1)))),
        hooks.withApplication(application));
  }

  private DiameterApplication keeping(DiameterApplication application) {
    return Nodes.application(request -> {
      handled.add(request.message());
      return application.handle(request);
    });
  }

  @Test
  void shouldTellAnApplicationWhoSentTheRequest() {
    // Given
    CompletableFuture<IncomingRequest> seen = new CompletableFuture<>();
    DiameterNode server =
        server(
            Nodes.application(request -> {
              seen.complete(request);
              return Nodes.succeeding().handle(request);
            }));
    RawPeer client = peer(server, "client.visited");

    // When
    DiameterMessage answer = client.exchange(client.request("HOME", 3, 4));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(2001);
    assertThat(Nodes.await(seen).from()).isEqualTo(Nodes.id("client.visited"));
    assertThat(Nodes.await(seen).local()).isEqualTo(Origin.of("server.home", "home"));
  }

  @Test
  void shouldSendAnAnswerThatComesLater() {
    // Given
    CompletableFuture<DiameterMessage> later = new CompletableFuture<>();
    DiameterNode server = server(Nodes.application(request -> later));
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 3, 4));
    client.exchange(client.base(280));

    // When
    later.complete(client.success(client.request("home", 9, 9)));

    // Then
    DiameterMessage answer = client.read();
    assertThat(answer.hopByHop()).isEqualTo(3);
    assertThat(answer.endToEnd()).isEqualTo(4);
  }

  @Test
  void shouldAnswerForAnApplicationThatFails() {
    // Given
    DiameterNode server =
        server(
            Nodes.application(request -> {
              throw new IllegalStateException("broken on purpose");
            }));
    RawPeer client = peer(server, "client.visited");

    // When
    DiameterMessage answer = client.exchange(client.request("home", 3, 4));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.UNABLE_TO_COMPLY);
  }

  @Test
  void shouldAnswerTooBusyForAnApplicationThatTakesTooLong() {
    // Given
    CompletableFuture<DiameterMessage> never = new CompletableFuture<>();
    DiameterNode server = server(Nodes.application(request -> never));
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 3, 4));
    client.exchange(client.base(280));

    // When
    pass(Duration.ofSeconds(9));
    DiameterMessage answer = client.read();
    never.complete(client.success(client.request("home", 3, 4)));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(client.exchange(client.base(280)).commandCode()).isEqualTo(280);
    assertThat(occurred).containsEntry(Occurrence.ANSWER_TIMEOUT, 1);
  }

  @Test
  void shouldRefuseAsTooBusyOnlyWhatTheApplicationHasNotSeen() {
    // Given
    AtomicInteger seen = new AtomicInteger();
    DiameterNode server =
        server(
            Nodes.application(request -> {
              seen.incrementAndGet();
              return new CompletableFuture<>();
            }),
            NodeLimits.defaults().withPendingMax(1));
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 3, 4));

    // When
    DiameterMessage answer = client.exchange(client.request("home", 5, 6));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(seen).hasValue(1);
  }

  @Test
  void shouldTellAnApplicationInWhichNodeItAnswers() {
    // Given
    CompletableFuture<DiameterNode> told = new CompletableFuture<>();
    CompletableFuture<Origin> origin = new CompletableFuture<>();

    // When
    DiameterNode server =
        server(
            new DiameterApplication() {
              @Override
              public AdvertisedApplication advertised() {
                return Nodes.creditControl();
              }

              @Override
              public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
                return CompletableFuture.completedFuture(Nodes.success(request));
              }

              @Override
              public void started(DiameterNode node, Origin local) {
                told.complete(node);
                origin.complete(local);
              }
            });

    // Then
    assertThat(Nodes.await(told)).isSameAs(server);
    assertThat(Nodes.await(origin)).isEqualTo(Origin.of("server.home", "home"));
  }

  @Test
  void shouldWaitForAnApplicationThatMustNotBeRefusedLate() {
    // Given
    CompletableFuture<DiameterMessage> late = new CompletableFuture<>();
    DiameterNode server = server(Nodes.patient(request -> late));
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 3, 4));
    client.exchange(client.base(280));
    pass(Duration.ofMinutes(1));

    // When
    late.complete(client.success(client.request("home", 3, 4)));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(ResultCode.SUCCESS);
    assertThat(occurred).doesNotContainKey(Occurrence.ANSWER_TIMEOUT);
  }

  @Test
  void shouldLetAnApplicationEncodeOnTheLoopThatSendsTheAnswer() {
    // Given
    CompletableFuture<Boolean> decided = new CompletableFuture<>();
    CompletableFuture<Thread> encoding = new CompletableFuture<>();
    CompletableFuture<Thread> handling = new CompletableFuture<>();
    DiameterNode server =
        server(
            Nodes.application(request -> {
              handling.complete(Thread.currentThread());
              return decided.thenApplyAsync(
                  yes -> {
                    encoding.complete(Thread.currentThread());
                    return Nodes.success(request);
                  },
                  request.loop());
            }));
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 3, 4));
    client.exchange(client.base(280));

    // When
    decided.complete(true);

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(ResultCode.SUCCESS);
    assertThat(Nodes.await(encoding)).isEqualTo(Nodes.await(handling));
  }

  @Test
  void shouldAnswerADuplicateLikeTheFirstWithoutAskingTheApplicationAgain() {
    // Given
    DiameterNode server = server(keeping(Nodes.succeeding()));
    RawPeer client = peer(server, "client.visited");
    DiameterMessage first = client.exchange(client.request("home", 3, 4));

    // When
    DiameterMessage second = client.exchange(client.request("home", 5, 4).retransmitted());

    // Then
    assertThat(handled).hasSize(1);
    assertThat(second.hopByHop()).isEqualTo(5);
    assertThat(second.withHopByHop(3)).isEqualTo(first);
  }

  @Test
  void shouldLeaveRepeatsToAnApplicationThatKnowsThem() {
    // Given
    DiameterNode server = server(new Independent(keeping(Nodes.succeeding())));
    RawPeer client = peer(server, "client.visited");
    client.exchange(client.request("home", 3, 4));

    // When
    DiameterMessage second = client.exchange(client.request("home", 5, 4).retransmitted());

    // Then
    assertThat(handled).hasSize(2);
    assertThat(second.hopByHop()).isEqualTo(5);
  }

  /**
   * An application that gives repeats their first answer and decides what is too much by itself.
   */
  private record Independent(DiameterApplication application) implements DiameterApplication {

    @Override
    public AdvertisedApplication advertised() {
      return application.advertised();
    }

    @Override
    public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
      return application.handle(request);
    }

    @Override
    public boolean knowsRepeats() {
      return true;
    }

    @Override
    public boolean boundsItself() {
      return true;
    }
  }

  @Test
  void shouldGiveAnApplicationThatBoundsItselfEveryRequest() {
    // Given
    DiameterNode server =
        server(
            new Independent(
                Nodes.application(request ->
                    request.message().hopByHop() == 3
                        ? new CompletableFuture<>()
                        : Nodes.succeeding().handle(request))),
            NodeLimits.defaults().withPendingMax(1));
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 3, 4));

    // When
    DiameterMessage answer = client.exchange(client.request("home", 5, 6));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void shouldForgetDuplicatesAfterFourMinutes() {
    // Given
    DiameterNode server = server(keeping(Nodes.succeeding()));
    RawPeer client = peer(server, "client.visited");
    client.exchange(client.request("home", 3, 4));

    // When
    pass(Duration.ofMinutes(4).plusSeconds(1));
    client.exchange(client.request("home", 5, 4));

    // Then
    assertThat(handled).hasSize(2);
  }

  @Test
  void shouldTryAgainWhenTheFirstAttemptWasAProtocolError() {
    // Given
    DiameterNode server =
        server(
            keeping(
                Nodes.application(request ->
                    CompletableFuture.completedFuture(
                        request.message().answer().result(ResultCode.TOO_BUSY).build()))));
    RawPeer client = peer(server, "client.visited");
    client.exchange(client.request("home", 3, 4));

    // When
    client.exchange(client.request("home", 5, 4).retransmitted());

    // Then
    assertThat(handled).hasSize(2);
  }

  @Test
  void shouldSendItsOwnRequestsToAConnectedClient() {
    // Given
    DiameterNode server = server(Nodes.succeeding());
    RawPeer client = peer(server, "client.visited");
    DiameterMessage request =
        DiameterMessage.request(4, 258)
            .build()
            .append(BaseAvp.DESTINATION_HOST, "client.visited".getBytes(StandardCharsets.US_ASCII));

    // When
    var answer = server.send(request);
    DiameterMessage seen = client.read();
    client.send(client.success(seen));

    // Then
    assertThat(Nodes.resultCode(Nodes.await(answer))).isEqualTo(2001);
    assertThat(seen.avps().has(BaseAvp.ROUTE_RECORD)).isFalse();
    assertThat(seen.endToEnd()).isNotZero();
  }

  @Test
  void shouldAnswer3002ToItsOwnRequestForAPeerThatIsAway() {
    // Given
    DiameterNode server = server(Nodes.succeeding());

    // When
    DiameterMessage answer =
        Nodes.await(server.sendTo(Nodes.id("client.visited"), Nodes.request("s", "visited")));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.UNABLE_TO_DELIVER);
  }

  @Test
  void shouldServeAClientOfTheLibrary() {
    // Given
    DiameterNode server =
        start(
            NodeConfig.of("server.home", "home").withListener(Nodes.loopback()),
            hooks
                .withApplication(Nodes.succeeding())
                .withAdmission(
                    hello -> Optional.of(PeerConfig.accepting(hello.identity().text()))));
    DiameterClient client =
        closing(
            DiameterClient.dial(
                Origin.of("tool.example", "example"),
                PeerConfig.dialling("server.home", "127.0.0.1", Nodes.port(server)),
                Nodes.creditControl()));
    Nodes.await(client.connected());

    // When
    DiameterMessage answer = Nodes.await(client.send(Nodes.request("s;1", "home")));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(2001);
    assertThat(client.origin().host().text()).isEqualTo("tool.example");
  }
}
