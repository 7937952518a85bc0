package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

  private DiameterMessage large(RawPeer client, int id) {
    return client.request("home", id, id).append(BaseAvp.CLASS, new byte[BODY]);
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
                client.send(large(client, i));
                sent.incrementAndGet();
              }
            });

    // When
    Nodes.until(() -> occurred.containsKey(Occurrence.STALLED), () -> pass(Duration.ofMillis(100)));
    int taken = sent.get();

    // Then: 200 MB do not fit; what was taken is what sockets and the bounded buffer hold.
    assertThat(taken).isLessThan(FLOOD / 2);
    client.close();
    flood.join();
  }

  @Test
  void shouldCloseAPeerThatStaysFullAndGoOnWithItsSources() {
    // Given
    DiameterNode relay = patient("client.visited", "slow.home", "other.work");
    RawPeer client = peer(relay, "client.visited");
    RawPeer other = peer(relay, "other.work");
    peer(relay, "slow.home");
    Thread.ofVirtual().uncaughtExceptionHandler((thread, closed) -> {}).start(() -> flood(client));
    Nodes.until(() -> relay.reports().stream().anyMatch(report -> report.pending() > 20));

    // When
    Nodes.until(() -> occurred.containsKey(Occurrence.STALLED), () -> pass(Duration.ofMillis(100)));

    // Then
    assertThat(other.exchange(other.base(280)).commandCode()).isEqualTo(280);
    assertThat(Nodes.resultCode(client.read())).isEqualTo(3002);
  }

  private void flood(RawPeer client) {
    for (int i = 0; i < FLOOD / 10; i++) {
      client.send(large(client, i));
    }
  }

  @Test
  void shouldResumeWhenTheSinkReadsAgain() {
    // Given
    DiameterNode relay = patient("client.visited", "slow.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer slow = peer(relay, "slow.home");
    Thread.ofVirtual().uncaughtExceptionHandler((thread, closed) -> {}).start(() -> flood(client));

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
