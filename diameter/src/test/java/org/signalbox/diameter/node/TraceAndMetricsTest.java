package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.peer.PeerStatus;

/** What operators see of messages and peers. */
class TraceAndMetricsTest extends NodeScenario {

  private final List<String> counted = new CopyOnWriteArrayList<>();

  private final DiameterMetrics counting =
      new DiameterMetrics() {
        @Override
        public void received(RoutablePeer peer, DiameterMessage message) {
          counted.add("received " + peer.identity() + " " + message.isRequest());
        }

        @Override
        public void sent(RoutablePeer peer, DiameterMessage message) {
          counted.add("sent " + peer.identity() + " " + message.isRequest());
        }

        @Override
        public void answered(RoutablePeer peer, DiameterMessage answer, long nanos) {
          counted.add("answered " + peer.identity() + " " + (nanos >= 0));
        }

        @Override
        public void peerStatus(RoutablePeer peer, PeerStatus status) {
          counted.add(peer.identity() + " " + status);
        }
      };

  @Test
  void shouldCountEachMessageOnceOnEachSide() {
    // Given
    DiameterNode relay =
        start(relayConfig("client.visited", "server.home"), hooks.withMetrics(counting));
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    counted.clear();

    // When
    client.send(client.request("home", 1, 2));
    server.send(server.success(server.read()));
    client.read();

    // Then
    assertThat(counted)
        .containsExactly(
            "received client.visited true",
            "sent server.home true",
            "received server.home false",
            "answered server.home true",
            "sent client.visited false");
  }

  @Test
  void shouldTellEachChangeOfAPeersStatus() {
    // Given
    DiameterNode relay = start(relayConfig("a.home"), hooks.withMetrics(counting));
    RawPeer peer = peer(relay, "a.home");

    // When
    peer.exchange(peer.base(282));

    // Then
    assertThat(counted).containsSubsequence("a.home OPEN", "a.home CLOSING");
  }

  @Test
  void shouldTraceMessagesWithTheirAddressesOnlyWhileItIsOn() {
    // Given
    List<MessageTrace.Traced> seen = new ArrayList<>();
    MessageTrace trace =
        new MessageTrace() {
          @Override
          public boolean isOn() {
            return true;
          }

          @Override
          public synchronized void message(Traced traced) {
            seen.add(traced);
          }
        };
    DiameterNode relay = start(relayConfig("a.home"), hooks.withTrace(trace));

    // When
    RawPeer peer = peer(relay, "a.home");
    peer.exchange(peer.base(280));

    // Then
    assertThat(seen)
        .extracting(MessageTrace.Traced::sent)
        .containsExactly(false, true, false, true);
    assertThat(seen.getFirst().peer()).isEqualTo("unknown");
    assertThat(seen.getLast().peer()).isEqualTo("a.home");
    assertThat(seen.getFirst().to().getPort()).isEqualTo(Nodes.port(relay));
    assertThat(seen.getLast().from().getPort()).isEqualTo(Nodes.port(relay));
    assertThat(seen.getFirst().at()).isEqualTo(time.instant());
  }
}
