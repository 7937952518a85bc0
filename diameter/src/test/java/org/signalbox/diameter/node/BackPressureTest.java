package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerTimers;

/** A peer that does not read costs bounded memory, and in the end its connection. */
class BackPressureTest extends NodeScenario {

  private static final int BODY = 100_000;
  private static final int FLOOD = 2_000;

  /** Peers whose watchdog stays out of what is tested here. */
  private DiameterNode patient(String... peers) {
    PeerTimers timers = PeerTimers.defaults().withWatchdog(Duration.ofDays(3650));
    NodeConfig config = relayConfig();
    for (String peer : peers) {
      config = config.withPeer(PeerConfig.accepting(peer).withTimers(timers));
    }
    return start(config, hooks);
  }

  private DiameterMessage large(RawPeer client, String realm, int id) {
    return client.request(realm, id, id).append(BaseAvp.CLASS, new byte[BODY]);
  }

  @Test
  void shouldStopReadingASourceWhoseSinkDoesNotRead() throws InterruptedException {
    // Given
    DiameterNode relay = patient("client.visited", "slow.home");
    RawPeer client = peer(relay, "client.visited");
    peer(relay, "slow.home");
    AtomicInteger sent = new AtomicInteger();
    Thread flood =
        Thread.ofVirtual()
            .uncaughtExceptionHandler((thread, closed) -> {})
            .start(() -> {
              for (int i = 0; i < FLOOD; i++) {
                client.send(large(client, "home", i));
                sent.incrementAndGet();
              }
            });

    // When
    Nodes.until(() -> occurred.containsKey(Occurrence.SOURCE_PAUSED));
    int taken = sent.get();

    // Then: 200 MB do not fit; what was taken is what sockets and the bounded buffer hold.
    assertThat(taken).isLessThan(FLOOD / 2);
    client.close();
    flood.join();
  }

  @Test
  void shouldNotLetTwoPeersThatWaitForEachOtherWaitForEver() {
    // Given: each writes all its requests before it reads anything.
    DiameterNode relay = patient("a.visited", "b.home", "other.work");
    RawPeer other = peer(relay, "other.work");
    RawPeer left = peer(relay, "a.visited");
    RawPeer right = peer(relay, "b.home");
    Thread writing = Thread.ofVirtual().start(() -> flood(left, "home"));
    Thread writingBack = Thread.ofVirtual().start(() -> flood(right, "visited"));

    // When
    Nodes.until(() -> !writing.isAlive() && !writingBack.isAlive(), () -> passSlowly(other));

    // Then: nobody was closed, and every request gets its answer.
    Thread reading = Thread.ofVirtual().start(() -> readAnswers(right));
    Thread readingToo = Thread.ofVirtual().start(() -> readAnswers(left));
    Nodes.until(() -> !reading.isAlive() && !readingToo.isAlive(), () -> passSlowly(other));
    assertThat(occurred).containsKey(Occurrence.STUCK).doesNotContainKey(Occurrence.STALLED);
  }

  /** A little time, and a real round trip, in which the node can do what there is to do. */
  private void passSlowly(RawPeer other) {
    pass(Duration.ofMillis(1));
    other.exchange(other.base(DWR));
  }

  private static void readAnswers(RawPeer peer) {
    Set<Integer> answered = new HashSet<>();
    while (answered.size() < FLOOD / 10) {
      DiameterMessage message = peer.read();
      if (!message.isRequest() && message.commandCode() == Nodes.CCR) {
        answered.add(message.endToEnd());
      }
    }
  }

  @Test
  void shouldCloseAPeerThatStaysFullAndGoOnWithItsSources() {
    // Given
    DiameterNode relay = patient("client.visited", "slow.home", "other.work");
    RawPeer client = peer(relay, "client.visited");
    RawPeer other = peer(relay, "other.work");
    peer(relay, "slow.home");
    Thread.ofVirtual()
        .uncaughtExceptionHandler((thread, closed) -> {})
        .start(() -> flood(client, "home"));
    Nodes.until(() -> relay.reports().stream().anyMatch(report -> report.pending() > 20));

    // When
    Nodes.until(() -> occurred.containsKey(Occurrence.STALLED), () -> pass(Duration.ofMillis(100)));

    // Then
    assertThat(other.exchange(other.base(DWR)).commandCode()).isEqualTo(DWR);
    Map<Integer, Long> answers = new HashMap<>();
    for (int i = 0; i < FLOOD / 10; i++) {
      DiameterMessage answer = client.read();
      answers.put(answer.endToEnd(), Nodes.resultCode(answer));
    }
    assertThat(answers).hasSize(FLOOD / 10);
    assertThat(answers.values()).isSubsetOf(3002L, 3003L, 3004L);
  }

  private void flood(RawPeer client, String realm) {
    for (int i = 0; i < FLOOD / 10; i++) {
      client.send(large(client, realm, i));
    }
  }

  @Test
  void shouldResumeWhenTheSinkReadsAgain() {
    // Given
    DiameterNode relay = patient("client.visited", "slow.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer slow = peer(relay, "slow.home");
    Thread.ofVirtual()
        .uncaughtExceptionHandler((thread, closed) -> {})
        .start(() -> flood(client, "home"));

    // When
    int read = 0;
    while (read < FLOOD / 10) {
      DiameterMessage message = slow.read();
      read += message.commandCode() == Nodes.CCR ? 1 : 0;
    }

    // Then
    assertThat(read).isEqualTo(FLOOD / 10);
  }
}
