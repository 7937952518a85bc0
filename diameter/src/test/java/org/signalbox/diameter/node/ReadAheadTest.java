package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerTimers;

/** A connection is not read far ahead of an application that has enough to do. */
class ReadAheadTest extends NodeScenario {

  /** How long a connection is held at a stretch. */
  private static final Duration STRETCH = Duration.ofMillis(300);

  /** Requests of a connection from which it is held. */
  private static final int MANY = 16;

  private final Slow application = new Slow();

  /** An application that answers when it is told to and says what backlog it is told to. */
  private static final class Slow implements DiameterApplication {

    private final List<IncomingRequest> given = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<DiameterMessage>> answers = new CopyOnWriteArrayList<>();
    private volatile Backlog backlog = Backlog.HIGH;

    @Override
    public AdvertisedApplication advertised() {
      return Nodes.creditControl();
    }

    @Override
    public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
      CompletableFuture<DiameterMessage> answer = new CompletableFuture<>();
      answers.add(answer);
      given.add(request);
      return answer;
    }

    @Override
    public Backlog backlog() {
      return backlog;
    }

    void answer(int index) {
      answers.get(index).complete(Nodes.success(given.get(index)));
    }
  }

  /** One event loop, so that what one connection was answered tells what was read of another. */
  private DiameterNode server() {
    PeerTimers timers = PeerTimers.defaults().withWatchdog(Duration.ofHours(1));
    return start(
        NodeConfig.of("server.home", "home")
            .withListener(Nodes.loopback())
            .withLimits(NodeLimits.defaults().withEventLoops(1))
            .withPeer(PeerConfig.accepting("client.visited").withTimers(timers))
            .withPeer(PeerConfig.accepting("other.visited").withTimers(timers)),
        hooks.withApplication(application));
  }

  /** Sends requests that the application is given, and one more behind them. */
  private RawPeer burst(DiameterNode server, RawPeer other, int requests) {
    RawPeer client = peer(server, "client.visited");
    send(client, 0, requests);
    Nodes.until(() -> application.given.size() == requests);
    turns(other);
    send(client, requests, requests + 1);
    return client;
  }

  private static void send(RawPeer client, int from, int until) {
    for (int i = from; i < until; i++) {
      client.send(client.request("home", i, i));
    }
  }

  /** The loop comes round, and has read whatever it reads. */
  private static void turns(RawPeer other) {
    for (int i = 0; i < 10; i++) {
      other.exchange(other.base(DWR));
    }
  }

  private void requireGiven(int requests) {
    Nodes.until(() -> application.given.size() >= requests);
    assertThat(application.given).hasSize(requests);
  }

  @Test
  void shouldReadNoFurtherWhileTheApplicationHasEnough() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    burst(server, other, MANY);

    // When
    turns(other);

    // Then
    assertThat(application.given).hasSize(MANY);
    assertThat(occurred).containsKey(Occurrence.HELD_BACK);
  }

  @Test
  void shouldReadOnWhereAnApplicationHasRoom() {
    // Given
    application.backlog = Backlog.MIDDLE;
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");

    // When
    burst(server, other, MANY);

    // Then
    requireGiven(MANY + 1);
  }

  @Test
  void shouldReadOnWhereFewRequestsOfTheConnectionWait() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");

    // When
    burst(server, other, MANY - 2);

    // Then
    requireGiven(MANY - 1);
  }

  @Test
  void shouldReadOnWhenAnAnswerLeftAndTheApplicationHasRoom() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    burst(server, other, MANY);

    // When
    application.backlog = Backlog.LOW;
    application.answer(0);

    // Then
    requireGiven(MANY + 1);
  }

  @Test
  void shouldReadOnWhenTheConnectionOwesNothingThoughOthersKeepTheApplicationBusy() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    burst(server, other, MANY);

    // When
    for (int i = 0; i < MANY; i++) {
      application.answer(i);
    }

    // Then
    requireGiven(MANY + 1);
  }

  @Test
  void shouldReadOnWhenTheTimeIsUsedUp() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    RawPeer client = burst(server, other, MANY);

    // When
    pass(STRETCH);
    send(client, MANY + 1, MANY + 2);

    // Then: nor is it held again at once.
    requireGiven(MANY + 2);
  }

  @Test
  void shouldHoldAgainAQuarterOfTheTimeLater() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    RawPeer client = burst(server, other, MANY);
    pass(STRETCH);
    requireGiven(MANY + 1);
    pass(Duration.ofMillis(100));
    send(client, MANY + 1, MANY + 2);
    requireGiven(MANY + 2);
    turns(other);
    send(client, MANY + 2, MANY + 3);
    turns(other);
    int heldAfterATenth = application.given.size();

    // When
    pass(Duration.ofMillis(25));

    // Then: it was held, and for a quarter of a tenth of a second.
    assertThat(heldAfterATenth).isEqualTo(MANY + 2);
    requireGiven(MANY + 3);
  }

  @Test
  void shouldForgetAConnectionThatEndsWhileItIsHeldBack() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    RawPeer client = burst(server, other, MANY);

    // When
    client.close();
    pass(STRETCH);

    // Then
    application.answer(0);
    assertThat(other.exchange(other.base(DWR)).commandCode()).isEqualTo(DWR);
  }
}
