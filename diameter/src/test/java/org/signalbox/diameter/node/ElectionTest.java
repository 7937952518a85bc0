package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.PeerConfig;

/** Two connections of one identity: who stays (RFC 6733 §5.6.4). */
class ElectionTest extends NodeScenario {

  @Test
  void shouldSettleOnOneConnectionWhenBothDialAtOnce() throws IOException {
    // Given: the peer's own connection brings its CER while ours waits for the CEA.
    try (ServerSocket server = listening()) {
      DiameterNode relay = start(relayConfig().withPeer(dialled("a.home", server)), hooks);
      RawPeer ours = closing(RawPeer.accept(server, "a.home"));
      ours.read();
      RawPeer theirs = stranger(relay, "a.home");

      // When: relay.example is greater than a.home, so the relay wins.
      DiameterMessage cea = theirs.exchange(theirs.cer());

      // Then
      assertThat(Nodes.resultCode(cea)).isEqualTo(2001);
      assertThat(ours.readUnlessClosed()).isEmpty();
      Nodes.await(relay.whenOpen(Nodes.id("a.home")));
    }
  }

  @Test
  void shouldKeepItsOwnConnectionWhenThePeerWinsTheElection() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      AtomicBoolean greeted = new AtomicBoolean();
      DiameterNode relay =
          start(
              relayConfig().withPeer(dialled("z.home", server)), hooks.withTrace(noting(greeted)));
      RawPeer ours = closing(RawPeer.accept(server, "z.home"));
      DiameterMessage cer = ours.read();
      RawPeer theirs = stranger(relay, "z.home");
      theirs.send(theirs.cer());
      Nodes.until(greeted::get);

      // When
      ours.send(ours.cea(cer));

      // Then
      assertThat(Nodes.resultCode(theirs.read())).isEqualTo(ResultCode.ELECTION_LOST);
      assertThat(theirs.readUnlessClosed()).isEmpty();
      Nodes.await(relay.whenOpen(Nodes.id("z.home")));
      assertThat(ours.exchange(ours.base(DWR)).commandCode()).isEqualTo(DWR);
    }
  }

  @Test
  void shouldEndWithOneConnectionWhenTwoNodesDialEachOther() {
    // Given
    DiameterNode left = relay();
    DiameterNode right = start(relayConfig("right.example", List.of()), hooks);
    Thread dialling =
        Thread.ofVirtual()
            .start(() ->
                left.peers(
                    List.of(PeerConfig.dialling("right.example", "127.0.0.1", Nodes.port(right)))));

    // When
    right.peers(List.of(PeerConfig.dialling("relay.example", "127.0.0.1", Nodes.port(left))));
    Nodes.join(dialling);
    Nodes.until(
        () -> left.peers().peers().size() + right.peers().peers().size() == 2,
        () -> pass(Duration.ofSeconds(1)));

    // Then: the ends of the connection fit, so each has the other's port.
    assertThat(report(left, "right.example").address().isPresent()).isTrue();
    assertThat(report(right, "relay.example").address().isPresent()).isTrue();
  }

  /** Notes that a request was read. */
  private static MessageTrace noting(AtomicBoolean read) {
    return new MessageTrace() {
      @Override
      public boolean isOn() {
        return true;
      }

      @Override
      public void message(Traced traced) {
        if (!traced.sent() && traced.message().isRequest()) {
          read.set(true);
        }
      }
    };
  }

  @Test
  void shouldRefuseASecondConnectionOfOneIdentityAndProbeTheFirst() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer first = peer(relay, "a.home");
    RawPeer second = stranger(relay, "A.HOME");

    // When
    DiameterMessage cea = second.exchange(second.cer());

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(ResultCode.UNABLE_TO_COMPLY);
    assertThat(cea.isError()).isFalse();
    assertThat(second.readUnlessClosed()).isEmpty();
    DiameterMessage probe = first.read();
    assertThat(probe.commandCode()).isEqualTo(DWR);
    assertThat(probe.isRequest()).isTrue();
  }
}
