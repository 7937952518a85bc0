package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerStatus;

/** What two neighbours say to each other: capabilities and watchdog. */
class PeerConversationTest extends NodeScenario {

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
}
