package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerStatus;

/** Who may connect, and what many strangers cost the peers that are known. */
class StrangersTest extends NodeScenario {

  private static final int STORM = 500;
  private static final int SILENT = 10_000;
  private static final int SOURCES = 100;

  @Test
  void shouldRefuseAnUnknownPeerWith3010AndClose() {
    // Given
    DiameterNode relay = relay("known.home");
    RawPeer stranger = stranger(relay, "unknown.home");

    // When
    DiameterMessage cea = stranger.exchange(stranger.cer());

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(ResultCode.UNKNOWN_PEER);
    assertThat(cea.isError()).isTrue();
    assertThat(stranger.readUnlessClosed()).isEmpty();
    assertThat(occurred).containsEntry(Occurrence.CER_REJECTED, 1);
  }

  @Test
  void shouldAnswerOnlySoManyUnknownPeersInASecond() {
    // Given
    DiameterNode relay = relay("known.home");
    int answered = 0;

    // When
    for (int i = 0; i < 60; i++) {
      RawPeer stranger = stranger(relay, "unknown" + i + ".home");
      answered += stranger.send(stranger.cer()).readUnlessClosed().isPresent() ? 1 : 0;
    }

    // Then
    assertThat(answered).isEqualTo(NodeLimits.defaults().refusalsPerSecond());
  }

  @Test
  void shouldAskTheAcceptListAboutUnlistedPeers() {
    // Given
    List<PeerHello> asked = new ArrayList<>();
    DiameterNode relay =
        start(
            relayConfig(),
            hooks.withAdmission(hello -> {
              asked.add(hello);
              return Optional.of(PeerConfig.accepting(hello.identity().text()));
            }));

    // When
    peer(relay, "guest.home");

    // Then
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().secure()).isFalse();
    assertThat(asked.getFirst().address().isLoopbackAddress()).isTrue();
    assertThat(report(relay, "guest.home").status()).isEqualTo(PeerStatus.OPEN);
  }

  @Test
  void shouldCloseAConnectionThatStaysSilent() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer silent = stranger(relay, "a.home");
    RawPeer other = peer(relay, "a.home");

    // When
    pass(Duration.ofSeconds(11));

    // Then
    assertThat(silent.readUnlessClosed()).isEmpty();
    assertThat(other.exchange(other.base(DWR)).commandCode()).isEqualTo(DWR);
  }

  @Test
  void shouldServeAReconnectStormOfFiveHundredPeersAndGoOnWithTheOthers() {
    // Given
    DiameterNode relay =
        start(
            relayConfig("client.visited", "server.work")
                .withLimits(NodeLimits.defaults().withStrangersMax(1024, 1024)),
            hooks.withAdmission(
                hello -> Optional.of(PeerConfig.accepting(hello.identity().text()))));
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.work");
    List<RawPeer> first = greeted(dialling(relay, STORM));
    Nodes.until(() -> relay.peers().peers().size() == STORM + 2);

    // When
    first.forEach(RawPeer::close);
    List<RawPeer> storm = dialling(relay, STORM);
    storm.forEach(peer -> peer.send(peer.cer()));
    client.send(client.request("work", 1, 1));
    server.send(server.success(server.read()));
    DiameterMessage inBetween = client.read();

    // Then
    assertThat(Nodes.resultCode(inBetween)).isEqualTo(ResultCode.SUCCESS);
    assertThat(storm).allMatch(peer -> Nodes.resultCode(peer.read()) == ResultCode.SUCCESS);
    Nodes.until(() -> relay.peers().peers().size() == STORM + 2);
  }

  private List<RawPeer> dialling(DiameterNode relay, int count) {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(stranger(relay, "p" + i + ".home"));
    }
    return peers;
  }

  private static List<RawPeer> greeted(List<RawPeer> peers) {
    peers.forEach(peer -> peer.send(peer.cer()));
    peers.forEach(RawPeer::read);
    return peers;
  }

  @Test
  void shouldLetAKnownPeerInThroughTenThousandSilentConnections() throws IOException {
    // Given: a flood that no limit for one address stops.
    DiameterNode relay = relay("a.home", "b.home");
    RawPeer before = peer(relay, "b.home");
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < SILENT; i++) {
      silent.add(silentFrom(address(i % SOURCES), Nodes.port(relay)));
    }

    // When
    RawPeer known = peer(relay, "a.home");

    // Then
    assertThat(Nodes.resultCode(known.exchange(known.base(DWR)))).isEqualTo(2001);
    assertThat(Nodes.resultCode(before.exchange(before.base(DWR)))).isEqualTo(2001);
    int kept = NodeLimits.defaults().strangersMax();
    Nodes.until(() -> occurred.getOrDefault(Occurrence.STRANGER_DROPPED, 0) >= SILENT - kept);
    for (Socket socket : silent) {
      socket.close();
    }
  }

  private static InetAddress address(int number) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + number)});
  }

  private static Socket silentFrom(InetAddress source, int port) {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(source, 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new AssertionError(
          "this test opens " + SILENT + " connections: raise the limit of open files (ulimit -n)",
          e);
    }
  }
}
