package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerStatus;

/** When and where a node dials its peers. */
class DiallingTest extends NodeScenario {

  @Test
  void shouldDialAgainWithGrowingPauses() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      DiameterNode relay = dialling(server);
      RawPeer first = opened(relay, server);

      // When
      first.close();
      Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);
      pass(Duration.ofSeconds(33));

      // Then
      assertThat(accepted(server).read().commandCode()).isEqualTo(CER);
    }
  }

  @Test
  void shouldNotDialAPeerThatDoesNotWantTo() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      DiameterNode relay = dialling(server);
      RawPeer first = opened(relay, server);
      DiameterMessage dpr =
          first.base(DPR).append(BaseAvp.DISCONNECT_CAUSE, new byte[] {0, 0, 0, 2});

      // When
      first.exchange(dpr);
      first.close();
      Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);
      pass(Duration.ofHours(1));

      // Then
      assertThat(report(relay, "a.home").status()).isEqualTo(PeerStatus.CLOSED);
    }
  }

  @Test
  void shouldRefuseACeaOfAnotherHost() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      dialling(server);
      RawPeer impostor = closing(RawPeer.accept(server, "b.home"));

      // When
      impostor.send(impostor.cea(impostor.read()));

      // Then
      assertThat(impostor.readUnlessClosed()).isEmpty();
    }
  }

  private DiameterNode dialling(ServerSocket server) {
    return start(relayConfig().withPeer(to(server)), hooks);
  }

  private static PeerConfig to(ServerSocket server) {
    return dialled("a.home", server);
  }

  private RawPeer accepted(ServerSocket server) {
    return closing(RawPeer.accept(server, "a.home"));
  }

  private RawPeer opened(DiameterNode relay, ServerSocket server) {
    RawPeer peer = accepted(server);
    peer.send(peer.cea(peer.read()));
    Nodes.await(relay.whenOpen(Nodes.id("a.home")));
    return peer;
  }

  @Test
  void shouldDialAgainHalfAMinuteAfterTheFirstFailure() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      DiameterNode relay = dialling(server);
      accepted(server).close();
      Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);

      // When
      pass(Duration.ofSeconds(33));

      // Then
      assertThat(accepted(server).read().commandCode()).isEqualTo(CER);
    }
  }

  @Test
  void shouldWaitTenTimesAsLongWhenThePeerIsTooBusy() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      DiameterNode relay = dialling(server);
      RawPeer busy = accepted(server);
      DiameterMessage cer = busy.read();
      busy.send(
          cer.answer().result(ResultCode.TOO_BUSY).origin(busy.capabilities().origin()).build());
      Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);

      // When
      pass(Duration.ofSeconds(290));
      PeerStatus meanwhile = report(relay, "a.home").status();
      pass(Duration.ofSeconds(20));

      // Then
      assertThat(meanwhile).isEqualTo(PeerStatus.CLOSED);
      assertThat(accepted(server).read().commandCode()).isEqualTo(CER);
    }
  }

  @Test
  void shouldDialTheNewAddressWhenTheListChangesWhileItConnects() throws IOException {
    // Given
    try (ServerSocket old = listening();
        ServerSocket moved = listening()) {
      DiameterNode relay = dialling(old);
      RawPeer silent = accepted(old);
      silent.read();

      // When
      relay.peers(List.of(to(moved)));

      // Then
      opened(relay, moved);
      assertThat(silent.readUnlessClosed()).isEmpty();
    }
  }

  @Test
  void shouldConnectAnewAtOnceWhenTheListChangesAPeer() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      DiameterNode relay = dialling(server);
      RawPeer first = opened(relay, server);

      // When
      relay.peers(List.of(to(server).withAdvertised(List.of(Nodes.creditControl()))));
      DiameterMessage dpr = first.read();
      first.send(first.success(dpr));

      // Then
      assertThat(dpr.avps().integer32(BaseAvp.DISCONNECT_CAUSE)).hasValue(0);
      opened(relay, server);
    }
  }

  @Test
  void shouldGoOnDiallingAPeerThatAnOperatorTookBackAfterItWantedToBeLeftAlone()
      throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      DiameterNode relay = dialling(server);
      RawPeer first = opened(relay, server);
      first.exchange(first.base(DPR).append(BaseAvp.DISCONNECT_CAUSE, new byte[] {0, 0, 0, 2}));
      first.close();
      Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);

      // When
      relay.resume(Nodes.id("a.home"));
      accepted(server).close();
      Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);
      pass(Duration.ofSeconds(33));

      // Then
      assertThat(accepted(server).read().commandCode()).isEqualTo(CER);
    }
  }

  @Test
  void shouldNotMeetAPeerUnderAnAddressThatWasTakenFromTheList() throws IOException {
    // Given
    try (ServerSocket server = listening()) {
      DiameterNode relay = dialling(server);
      RawPeer removed = accepted(server);
      DiameterMessage cer = removed.read();

      // When
      relay.peers(List.of());
      removed.send(removed.cea(cer));

      // Then
      assertThat(removed.readUnlessClosed()).isEmpty();
      assertThat(relay.reports()).isEmpty();
    }
  }
}
