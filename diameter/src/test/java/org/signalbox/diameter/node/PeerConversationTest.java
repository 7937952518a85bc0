package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.HexFixture;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerStatus;

/** Two neighbours: capabilities, watchdog, disconnection, and everything that can be wrong. */
class PeerConversationTest extends NodeScenario {

  private static final int CER = 257;
  private static final int DWR = 280;
  private static final int DPR = 282;

  private RawPeer stranger(DiameterNode node, String host) {
    return closing(RawPeer.connect(node, host));
  }

  private static PeerReport report(DiameterNode node, String host) {
    return node.reports().stream()
        .filter(report -> report.identity().equals(Nodes.id(host)))
        .findFirst()
        .orElseThrow();
  }

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
  void shouldAcceptTheCerOfKamailioAndTellItItsApplications() {
    // Given
    PeerConfig kamailio =
        PeerConfig.accepting("pcscf.ims.mnc001.mcc001.3gppnetwork.org")
            .withAdvertised(
                List.of(
                    AdvertisedApplication.vendor(16777216, 10415), AdvertisedApplication.auth(4)));
    DiameterNode relay = start(relayConfig().withPeer(kamailio), hooks);
    RawPeer peer = stranger(relay, "pcscf.ims");

    // When
    DiameterMessage cea = peer.send(HexFixture.read("kamailio-cer.hex")).read();

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(2001);
    assertThat(
            cea.avps().all(BaseAvp.AUTH_APPLICATION_ID).stream()
                .map(a -> a.unsigned32().orElseThrow()))
        .containsExactly(16777216L, 4L);
    assertThat(cea.hopByHop()).isEqualTo(0x1a2b3c4d);
  }

  @Test
  void shouldRefuseAPeerThatNamesAnotherRealm() {
    // Given
    DiameterNode relay =
        start(relayConfig().withPeer(PeerConfig.accepting("a.home").withRealm("work")), hooks);
    RawPeer peer = stranger(relay, "a.home");

    // When
    DiameterMessage cea = peer.exchange(peer.cer());

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(ResultCode.UNKNOWN_PEER);
  }

  @Test
  void shouldRefuseAClearPeerThatMustUseTls() {
    // Given
    DiameterNode relay =
        start(
            relayConfig().withPeer(PeerConfig.accepting("a.home").withSecurity(PeerSecurity.TLS)),
            hooks);
    RawPeer peer = stranger(relay, "a.home");

    // When
    DiameterMessage cea = peer.exchange(peer.cer());

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(ResultCode.NO_COMMON_SECURITY);
  }

  @Test
  void shouldRefuseAPeerWithoutACommonApplication() {
    // Given
    DiameterNode server =
        start(
            NodeConfig.of("server.home", "home")
                .withListener(Nodes.loopback())
                .withAdvertised(AdvertisedApplication.auth(5))
                .withPeer(PeerConfig.accepting("a.home")),
            hooks);
    RawPeer peer = stranger(server, "a.home");

    // When
    DiameterMessage cea = peer.exchange(peer.cer());

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(ResultCode.NO_COMMON_APPLICATION);
  }

  @Test
  void shouldAnswerAMalformedCerBeforeItCloses() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = stranger(relay, "a.home");
    DiameterMessage cer = peer.cer().edit().remove(BaseAvp.ORIGIN_REALM).build();

    // When
    DiameterMessage cea = peer.exchange(cer);

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(ResultCode.MISSING_AVP);
    assertThat(cea.avps().group(BaseAvp.FAILED_AVP).stream().map(Avp::key))
        .containsExactly(BaseAvp.ORIGIN_REALM);
    assertThat(peer.readUnlessClosed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {DWR, DPR})
  void shouldCloseWhenTheFirstMessageIsNoCer(int command) {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = stranger(relay, "a.home");

    // When
    peer.send(peer.base(command));

    // Then
    assertThat(peer.readUnlessClosed()).isEmpty();
  }

  @Test
  void shouldCloseWhenARequestComesBeforeTheCer() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = stranger(relay, "a.home");

    // When
    peer.send(peer.request("home", 1, 2));

    // Then
    assertThat(peer.readUnlessClosed()).isEmpty();
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
  void shouldAnswerAWatchdogWithItsOriginState() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");

    // When
    DiameterMessage dwa = peer.exchange(peer.base(DWR));

    // Then
    assertThat(Nodes.resultCode(dwa)).isEqualTo(2001);
    assertThat(dwa.avps().unsigned32(BaseAvp.ORIGIN_STATE_ID)).isPresent();
    assertThat(dwa.hopByHop()).isEqualTo(77);
    assertThat(dwa.endToEnd()).isEqualTo(78);
  }

  @Test
  void shouldAnswerAPeerThatRestartedBehindItsConnectionAndNoteIt() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");
    peer.exchange(peer.base(DWR).append(BaseAvp.ORIGIN_STATE_ID, new byte[] {0, 0, 0, 1}));

    // When
    DiameterMessage dwa =
        peer.exchange(peer.base(DWR).append(BaseAvp.ORIGIN_STATE_ID, new byte[] {0, 0, 0, 2}));

    // Then
    assertThat(Nodes.resultCode(dwa)).isEqualTo(2001);
    assertThat(occurred).containsEntry(Occurrence.PEER_RESTARTED, 1);
  }

  @Test
  void shouldTakeAPeerBackThatIsStillBeingDrained() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer drained = peer(relay, "a.home");
    client.send(client.request("home", 1, 1));
    DiameterMessage underWay = drained.read();
    relay.drain(Nodes.id("a.home"));
    PeerStatus during = report(relay, "a.home").status();

    // When
    relay.resume(Nodes.id("a.home"));
    drained.send(drained.success(underWay));
    client.read();
    client.send(client.request("home", 2, 2));

    // Then
    assertThat(during).isEqualTo(PeerStatus.DRAINING);
    assertThat(drained.read().endToEnd()).isEqualTo(2);
  }

  @Test
  void shouldServeAReconnectStormOfFiveHundredPeers() {
    // Given
    DiameterNode relay =
        start(
            relayConfig().withLimits(NodeLimits.defaults().withStrangersMax(1024, 1024)),
            hooks.withAdmission(
                hello -> Optional.of(PeerConfig.accepting(hello.identity().text()))));
    List<RawPeer> storm = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      storm.add(stranger(relay, "p" + i + ".home"));
    }

    // When
    storm.forEach(peer -> peer.send(peer.cer()));
    long accepted = storm.stream().filter(peer -> Nodes.resultCode(peer.read()) == 2001).count();

    // Then
    assertThat(accepted).isEqualTo(500);
    Nodes.until(() -> relay.peers().peers().size() == 500);
  }

  @Test
  void shouldRefuseACerOnAnOpenConnectionAndKeepIt() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");

    // When
    DiameterMessage answer = peer.exchange(peer.cer());

    // Then
    assertThat(answer.commandCode()).isEqualTo(CER);
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.UNABLE_TO_COMPLY);
    assertThat(Nodes.resultCode(peer.exchange(peer.base(DWR)))).isEqualTo(2001);
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

  @Test
  void shouldAnswerDprAndSendNothingMore() {
    // Given
    DiameterNode relay = relay("a.home", "client.visited");
    RawPeer leaving = peer(relay, "a.home");
    RawPeer client = peer(relay, "client.visited");

    // When
    DiameterMessage dpa = leaving.exchange(leaving.base(DPR));
    DiameterMessage refused = client.exchange(client.request("home", 1, 2));

    // Then
    assertThat(Nodes.resultCode(dpa)).isEqualTo(2001);
    assertThat(dpa.commandCode()).isEqualTo(DPR);
    assertThat(refused.isError()).isTrue();
  }

  @Test
  void shouldCloseAfterDprEvenWhenThePeerDoesNot() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer leaving = peer(relay, "a.home");
    leaving.exchange(leaving.base(DPR));

    // When
    pass(Duration.ofSeconds(6));

    // Then
    assertThat(leaving.readUnlessClosed()).isEmpty();
  }

  @Test
  void shouldLeaveWithDprAndItsCause() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");
    var left = relay.disconnect(Nodes.id("a.home"), DisconnectCause.BUSY).orElseThrow();

    // When
    DiameterMessage dpr = peer.read();
    peer.send(peer.success(dpr));

    // Then
    assertThat(dpr.commandCode()).isEqualTo(DPR);
    assertThat(dpr.avps().integer32(BaseAvp.DISCONNECT_CAUSE)).hasValue(1);
    Nodes.await(left);
    assertThat(peer.readUnlessClosed()).isEmpty();
  }

  @Test
  void shouldDrainAPeerWithoutLosingARequest() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home", "b.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer drained = peer(relay, "a.home");
    client.send(client.request("home", 1, 1));
    DiameterMessage underWay = drained.read();
    RawPeer other = peer(relay, "b.home");

    // When
    var left = relay.drain(Nodes.id("a.home")).orElseThrow();
    client.send(client.request("home", 2, 2));
    DiameterMessage elsewhere = other.read();
    drained.send(drained.success(underWay));
    DiameterMessage answer = client.read();
    DiameterMessage dpr = drained.read();
    drained.send(drained.success(dpr));
    Nodes.await(left);

    // Then
    assertThat(elsewhere.endToEnd()).isEqualTo(2);
    assertThat(answer.endToEnd()).isEqualTo(1);
    assertThat(Nodes.resultCode(answer)).isEqualTo(2001);
    assertThat(dpr.avps().integer32(BaseAvp.DISCONNECT_CAUSE)).hasValue(2);
    RawPeer again = stranger(relay, "a.home");
    assertThat(Nodes.resultCode(again.exchange(again.cer()))).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(relay.resume(Nodes.id("a.home"))).isTrue();
    peer(relay, "a.home");
  }

  @Test
  void shouldAskForThreeWatchdogAnswersAfterAFault() {
    // Given
    DiameterNode relay = relay("a.home");
    peer(relay, "a.home").close();
    Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);
    RawPeer back = stranger(relay, "a.home");
    back.exchange(back.cer());

    // When
    List<PeerStatus> statuses = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pass(Duration.ofSeconds(10));
      DiameterMessage dwr = back.read();
      statuses.add(report(relay, "a.home").status());
      back.send(back.success(dwr));
      back.exchange(back.base(DWR));
    }

    // Then
    assertThat(statuses).containsOnly(PeerStatus.REOPEN);
    Nodes.await(relay.whenOpen(Nodes.id("a.home")));
  }

  @Test
  void shouldDialAgainWithGrowingPauses() throws IOException {
    // Given
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      PeerConfig dialled = PeerConfig.dialling("a.home", "127.0.0.1", server.getLocalPort());
      DiameterNode relay = start(relayConfig().withPeer(dialled), hooks);
      RawPeer first = closing(RawPeer.accept(server, "a.home"));
      first.send(first.cea(first.read()));
      Nodes.await(relay.whenOpen(Nodes.id("a.home")));

      // When
      first.close();
      Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.CLOSED);
      pass(Duration.ofSeconds(33));
      RawPeer second = closing(RawPeer.accept(server, "a.home"));

      // Then
      assertThat(second.read().commandCode()).isEqualTo(CER);
    }
  }

  @Test
  void shouldNotDialAPeerThatDoesNotWantTo() throws IOException {
    // Given
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      PeerConfig dialled = PeerConfig.dialling("a.home", "127.0.0.1", server.getLocalPort());
      DiameterNode relay = start(relayConfig().withPeer(dialled), hooks);
      RawPeer first = closing(RawPeer.accept(server, "a.home"));
      first.send(first.cea(first.read()));
      Nodes.await(relay.whenOpen(Nodes.id("a.home")));
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
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      PeerConfig dialled = PeerConfig.dialling("a.home", "127.0.0.1", server.getLocalPort());
      start(relayConfig().withPeer(dialled), hooks);
      RawPeer impostor = closing(RawPeer.accept(server, "b.home"));

      // When
      impostor.send(impostor.cea(impostor.read()));

      // Then
      assertThat(impostor.readUnlessClosed()).isEmpty();
    }
  }

  @Test
  void shouldSettleOnOneConnectionWhenBothDialAtOnce() throws IOException {
    // Given: the peer's own connection brings its CER while ours waits for the CEA.
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      PeerConfig dialled = PeerConfig.dialling("a.home", "127.0.0.1", server.getLocalPort());
      DiameterNode relay = start(relayConfig().withPeer(dialled), hooks);
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
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      PeerConfig dialled = PeerConfig.dialling("z.home", "127.0.0.1", server.getLocalPort());
      AtomicBoolean greeted = new AtomicBoolean();
      DiameterNode relay = start(relayConfig().withPeer(dialled), hooks.withTrace(noting(greeted)));
      RawPeer ours = closing(RawPeer.accept(server, "z.home"));
      DiameterMessage cer = ours.read();
      RawPeer theirs = stranger(relay, "z.home");
      theirs.send(theirs.cer());
      Nodes.until(greeted::get);

      // When
      ours.send(ours.cea(cer));

      // Then
      assertThat(theirs.readUnlessClosed()).isEmpty();
      Nodes.await(relay.whenOpen(Nodes.id("z.home")));
      assertThat(ours.exchange(ours.base(DWR)).commandCode()).isEqualTo(DWR);
    }
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
  void shouldLetAKnownPeerInThroughThousandsOfSilentStrangers() throws IOException {
    // Given
    DiameterNode relay =
        start(
            relayConfig("a.home").withLimits(NodeLimits.defaults().withStrangersMax(100, 80)),
            hooks);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Nodes.port(relay));
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Socket socket = new Socket();
      socket.connect(address);
      silent.add(socket);
    }

    // When
    RawPeer known = peer(relay, "a.home");

    // Then
    assertThat(Nodes.resultCode(known.exchange(known.base(DWR)))).isEqualTo(2001);
    assertThat(occurred.get(Occurrence.STRANGER_DROPPED)).isGreaterThanOrEqualTo(1900);
    for (Socket socket : silent) {
      socket.close();
    }
  }
}
