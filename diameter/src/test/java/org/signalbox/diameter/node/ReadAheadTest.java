package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerTimers;

/** A connection is not read far ahead of an application that has enough to do. */
class ReadAheadTest extends NodeScenario {

  private static final Duration PATIENCE = Duration.ofMillis(200);

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

  /** A client whose first request waits, and whose second is in the socket. */
  private RawPeer waiting(DiameterNode server) {
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 1, 1));
    Nodes.until(() -> application.given.size() == 1);
    client.send(client.request("home", 2, 2));
    return client;
  }

  private static void turns(RawPeer other) {
    for (int i = 0; i < 10; i++) {
      other.exchange(other.base(DWR));
    }
  }

  @Test
  void shouldReadNoFurtherWhileTheApplicationHasEnough() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    waiting(server);

    // When
    turns(other);

    // Then
    assertThat(application.given).hasSize(1);
  }

  @Test
  void shouldReadOnWhereAnApplicationHasRoom() {
    // Given
    application.backlog = Backlog.MIDDLE;
    DiameterNode server = server();

    // When
    waiting(server);

    // Then
    Nodes.until(() -> application.given.size() == 2);
    assertThat(application.given).hasSize(2);
  }

  @Test
  void shouldReadOnWhenAnAnswerLeftAndTheApplicationHasRoom() {
    // Given
    application.backlog = Backlog.MIDDLE;
    DiameterNode server = server();
    RawPeer client = peer(server, "client.visited");
    client.send(client.request("home", 1, 1));
    Nodes.until(() -> application.given.size() == 1);
    application.backlog = Backlog.HIGH;
    client.send(client.request("home", 2, 2));
    Nodes.until(() -> application.given.size() == 2);
    client.send(client.request("home", 3, 3));

    // When: the second still waits.
    application.backlog = Backlog.LOW;
    application.answer(0);

    // Then
    Nodes.until(() -> application.given.size() == 3);
    assertThat(application.given).hasSize(3);
  }

  @Test
  void shouldReadOnWhenNothingOfTheConnectionWaitsThoughOthersDo() {
    // Given
    DiameterNode server = server();
    waiting(server);

    // When
    application.answer(0);

    // Then
    Nodes.until(() -> application.given.size() == 2);
    assertThat(application.given).hasSize(2);
  }

  @Test
  void shouldReadOnWhenAnApplicationAnswersNobody() {
    // Given
    DiameterNode server = server();
    RawPeer client = waiting(server);

    // When
    pass(PATIENCE);
    client.send(client.request("home", 3, 3));

    // Then: nor is the connection held back again before the application has room.
    Nodes.until(() -> application.given.size() == 3);
    assertThat(application.given).hasSize(3);
  }

  @Test
  void shouldHoldBackAgainOnceThereWasRoom() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    RawPeer client = waiting(server);
    pass(PATIENCE);
    Nodes.until(() -> application.given.size() == 2);
    application.backlog = Backlog.LOW;
    application.answer(0);
    client.read();
    application.backlog = Backlog.HIGH;
    client.send(client.request("home", 3, 3));
    Nodes.until(() -> application.given.size() == 3);

    // When
    client.send(client.request("home", 4, 4));
    turns(other);

    // Then
    assertThat(application.given).hasSize(3);
  }

  @Test
  void shouldForgetAConnectionThatEndsWhileItIsHeldBack() {
    // Given
    DiameterNode server = server();
    RawPeer other = peer(server, "other.visited");
    RawPeer client = waiting(server);

    // When
    client.close();
    pass(PATIENCE);

    // Then
    application.answer(0);
    assertThat(other.exchange(other.base(DWR)).commandCode()).isEqualTo(DWR);
  }
}
