package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerStatus;

/** What operators are told of a peer that is away. */
class PeerTroubleTest extends NodeScenario {

  private static PeerReport only(DiameterNode node) {
    return node.reports().getFirst();
  }

  private static void untilClosed(DiameterNode node) {
    Nodes.until(() -> only(node).status() == PeerStatus.CLOSED);
  }

  @Test
  void shouldHaveNothingToTellOfAPeerThatIsWell() {
    // Given
    DiameterNode relay = relay("client.visited");
    peer(relay, "client.visited");

    // Then
    assertThat(only(relay).trouble()).isEmpty();
    assertThat(only(relay).drained()).isFalse();
    Nodes.until(() -> only(relay).queuedOctets() == 0);
  }

  @Test
  void shouldTellThatThePeerClosedTheConnection() {
    // Given
    DiameterNode relay = relay("client.visited");
    RawPeer client = peer(relay, "client.visited");

    // When
    client.close();
    untilClosed(relay);

    // Then
    assertThat(only(relay).trouble()).contains("the peer closed the connection");
  }

  @Test
  void shouldTellWhyThePeerLeft() {
    // Given
    DiameterNode relay = relay("client.visited");
    RawPeer client = peer(relay, "client.visited");
    MessageBuilder dpr = DiameterMessage.request(0, 282).notProxiable().identifiers(1, 2);
    dpr.origin(client.capabilities().origin());
    dpr.integer32(BaseAvp.DISCONNECT_CAUSE, 1);

    // When
    client.send(dpr.build());
    client.read();
    client.close();
    untilClosed(relay);

    // Then
    assertThat(only(relay).trouble()).contains("it left with DPR: BUSY");
  }

  @Test
  void shouldTellThatThePeerCannotBeDialled() throws IOException {
    // Given: a port that nobody listens on
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    // When
    DiameterNode relay =
        start(relayConfig().withPeer(PeerConfig.dialling("server.home", "127.0.0.1", port)), hooks);
    Nodes.until(() -> only(relay).trouble().isPresent());

    // Then
    assertThat(only(relay).trouble().orElseThrow()).contains("127.0.0.1:" + port);
  }

  @Test
  void shouldTellThatAnOperatorTookThePeerOut() {
    // Given
    DiameterNode relay = relay("client.visited");
    RawPeer client = peer(relay, "client.visited");

    // When
    var left = relay.drain(Nodes.id("client.visited")).orElseThrow();
    client.send(client.success(client.read()));
    client.close();
    Nodes.await(left);

    // Then
    assertThat(only(relay).drained()).isTrue();
    assertThat(only(relay).trouble()).isEqualTo(Optional.empty());
  }
}
