package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerStatus;

/** How peers part: DPR from either side, drain, and what is under way then. */
class LeavingTest extends NodeScenario {

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
  void shouldStillDoubtAPeerThatWasDoubtedWhenItsDrainIsTakenBack() {
    // Given
    List<Runnable> onLoop = new CopyOnWriteArrayList<>();
    MessageRouter router =
        request -> {
          onLoop.forEach(Runnable::run);
          return new DirectRouter().route(request);
        };
    DiameterNode relay =
        start(
            relayConfig("client.visited", "a.home")
                .withLimits(NodeLimits.defaults().withEventLoops(1)),
            hooks.withRouter(router));
    RawPeer client = peer(relay, "client.visited");
    RawPeer silent = peer(relay, "a.home");
    client.send(client.request("home", 1, 1));
    silent.read();
    pass(Duration.ofSeconds(33));
    client.exchange(client.base(DWR));
    pass(Duration.ofSeconds(33));
    Nodes.until(() -> report(relay, "a.home").status() == PeerStatus.SUSPECT);
    // Nothing is under way, so a drain ends as soon as the one loop comes to it: not before both.
    CompletableFuture<PeerStatus> after = new CompletableFuture<>();
    onLoop.add(() -> {
      relay.drain(Nodes.id("a.home"));
      relay.resume(Nodes.id("a.home"));
      after.complete(report(relay, "a.home").status());
    });

    // When
    client.send(client.request("home", 2, 2));

    // Then
    assertThat(Nodes.await(after)).isEqualTo(PeerStatus.SUSPECT);
  }

  @Test
  void shouldAnswerTheRequestsOfADrainedPeerBeforeItLeavesIt() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "a.home");
    client.send(client.request("home", 1, 1));
    DiameterMessage underWay = server.read();

    // When
    relay.drain(Nodes.id("client.visited"));
    server.send(server.success(underWay));

    // Then
    assertThat(Nodes.resultCode(client.read())).isEqualTo(ResultCode.SUCCESS);
    assertThat(client.read().commandCode()).isEqualTo(DPR);
  }

  @Test
  void shouldSendTheAnswersThatAreUnderWayAfterDpa() {
    // Given
    DiameterNode relay = relay("client.visited", "a.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "a.home");
    client.send(client.request("home", 1, 1));
    DiameterMessage underWay = server.read();
    var left = relay.disconnect(Nodes.id("client.visited"), DisconnectCause.BUSY).orElseThrow();
    client.send(client.success(client.read()));

    // When
    server.send(server.success(underWay));

    // Then
    assertThat(client.read().endToEnd()).isEqualTo(1);
    assertThat(client.readUnlessClosed()).isEmpty();
    Nodes.await(left);
  }

  @Test
  void shouldAnswerDprThatCrossesItsOwn() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");
    var left = relay.disconnect(Nodes.id("a.home"), DisconnectCause.REBOOTING).orElseThrow();
    DiameterMessage theirs = peer.read();

    // When
    DiameterMessage dpa = peer.exchange(peer.base(DPR));
    peer.send(peer.success(theirs));

    // Then
    assertThat(dpa.isRequest()).isFalse();
    assertThat(Nodes.resultCode(dpa)).isEqualTo(ResultCode.SUCCESS);
    assertThat(peer.readUnlessClosed()).isEmpty();
    Nodes.await(left);
  }

  @Test
  void shouldNotAcceptAPeerThatWasDrainedWhileItWasAway() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = stranger(relay, "a.home");

    // When
    Nodes.await(relay.drain(Nodes.id("a.home")).orElseThrow());

    // Then
    assertThat(Nodes.resultCode(peer.exchange(peer.cer()))).isEqualTo(ResultCode.TOO_BUSY);
  }

  @Test
  void shouldKeepAPeerOutThatAnAcceptListLetInAndThatWasDrained() {
    // Given
    PeerAdmission everybody = hello -> Optional.of(PeerConfig.accepting(hello.identity().text()));
    DiameterNode relay = start(relayConfig(), hooks.withAdmission(everybody));
    RawPeer guest = peer(relay, "guest.home");

    // When
    var left = relay.drain(Nodes.id("guest.home")).orElseThrow();
    guest.send(guest.success(guest.read()));
    Nodes.await(left);

    // Then
    for (int i = 0; i < 2; i++) {
      RawPeer again = stranger(relay, "guest.home");
      assertThat(Nodes.resultCode(again.exchange(again.cer()))).isEqualTo(ResultCode.TOO_BUSY);
    }
    relay.resume(Nodes.id("guest.home"));
    peer(relay, "guest.home");
  }

  @Test
  void shouldLeaveAPeerThatTheAcceptListLetsInNoLonger() {
    // Given
    AtomicReference<String> welcome = new AtomicReference<>("home");
    PeerAdmission byRealm =
        hello ->
            Optional.of(PeerConfig.accepting(hello.identity().text()))
                .filter(guest -> guest.identity().realmPart().equals(welcome.get()));
    DiameterNode relay = start(relayConfig(), hooks.withAdmission(byRealm));
    RawPeer guest = peer(relay, "guest.home");

    // When
    welcome.set("visited");
    relay.peers(List.of());
    DiameterMessage dpr = guest.read();
    guest.send(guest.success(dpr));

    // Then
    assertThat(dpr.avps().integer32(BaseAvp.DISCONNECT_CAUSE)).hasValue(2);
    assertThat(guest.readUnlessClosed()).isEmpty();
    assertThat(relay.reports()).isEmpty();
  }

  @Test
  void shouldKeepAPeerThatTheAcceptListStillLetsInWhenTheListIsReadAgain() {
    // Given
    PeerAdmission everybody = hello -> Optional.of(PeerConfig.accepting(hello.identity().text()));
    DiameterNode relay = start(relayConfig(), hooks.withAdmission(everybody));
    peer(relay, "guest.home");

    // When
    relay.peers(List.of());

    // Then
    assertThat(relay.peers().find("guest.home")).isPresent();
  }

  @Test
  void shouldKeepADrainedPeerDrainedWhenTheListIsReadAgain() {
    // Given
    DiameterNode relay = relay("a.home");
    Nodes.await(relay.drain(Nodes.id("a.home")).orElseThrow());

    // When
    relay.peers(List.of(PeerConfig.accepting("a.home").withRealm("home")));

    // Then
    RawPeer peer = stranger(relay, "a.home");
    assertThat(Nodes.resultCode(peer.exchange(peer.cer()))).isEqualTo(ResultCode.TOO_BUSY);
  }
}
