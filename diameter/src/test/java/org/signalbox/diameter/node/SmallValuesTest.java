package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerTimers;
import org.signalbox.diameter.peer.PeerTransport;

/** Snapshots, direct routing and configuration values. */
class SmallValuesTest {

  private record Fixed(String name, String realm, Set<Integer> applications, boolean isRelay)
      implements RoutablePeer {

    @Override
    public DiameterIdentity identity() {
      return DiameterIdentity.of(name);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public int pending() {
      return 0;
    }
  }

  private static RoutablePeer peer(String name, String realm, Integer... applications) {
    return new Fixed(name, realm, Set.of(applications), false);
  }

  private static final RoutablePeer LONG = peer("hss-long.home", "home", 4);
  private static final RoutablePeer B = peer("b.home", "Home", 4);
  private static final RoutablePeer A = peer("a.home", "home", 4);
  private static final RoutablePeer RELAY = new Fixed("r.home", "home", Set.of(-1), true);
  private static final PeerSnapshot PEERS =
      new PeerSnapshot(1, List.of(LONG, B, A, peer("other.work", "work", 5)));

  private static RoutingRequest request(String host, String realm) {
    MessageBuilder builder = DiameterMessage.request(4, 272);
    if (!host.isEmpty()) {
      builder.text(BaseAvp.DESTINATION_HOST, host);
    }
    if (!realm.isEmpty()) {
      builder.text(BaseAvp.DESTINATION_REALM, realm);
    }
    return new RoutingRequest(builder.build(), Optional.empty(), PEERS);
  }

  private static RouteDecision route(RoutingRequest request) {
    return new DirectRouter().route(request);
  }

  @Test
  void shouldListPeersByLengthThenOctets() {
    // When
    List<RoutablePeer> peers = PEERS.peers();

    // Then
    assertThat(peers)
        .extracting(p -> p.identity().text())
        .containsExactly("a.home", "b.home", "other.work", "hss-long.home");
    assertThat(PEERS.version()).isEqualTo(1);
    assertThat(PEERS.find("A.HOME")).contains(A);
    assertThat(PEERS.find("c.home")).isEmpty();
    assertThat(PEERS.inRealm("HOME")).containsExactly(A, B, LONG);
    assertThat(PEERS.inRealm("nowhere")).isEmpty();
  }

  @Test
  void shouldSupportEveryApplicationAsARelay() {
    // When
    boolean relays = RELAY.supports(12345);

    // Then
    assertThat(relays).isTrue();
    assertThat(A.supports(12345)).isFalse();
  }

  @Test
  void shouldRouteToTheDestinationHostFirst() {
    // When
    RouteDecision decision = route(request("B.home", "work"));

    // Then
    assertThat(((RouteDecision.Send) decision).candidates()).isEqualTo(List.of(B));
  }

  @Test
  void shouldRouteToTheRealmWhenTheHostIsUnknown() {
    // When
    RouteDecision decision = route(request("gone.home", "home"));

    // Then
    assertThat(((RouteDecision.Send) decision).candidates()).isEqualTo(List.of(A, B, LONG));
  }

  @Test
  void shouldTakeThePeersOfARealmInTurn() {
    // Given
    DirectRouter router = new DirectRouter();
    router.route(request("", "home"));

    // When
    RouteDecision second = router.route(request("", "home"));

    // Then
    assertThat(((RouteDecision.Send) second).candidates()).isEqualTo(List.of(B, LONG, A));
  }

  @Test
  void shouldRefuseUnknownRealmsAndApplications() {
    // When
    RouteDecision unknown = route(request("", "nowhere"));

    // Then
    assertThat(((RouteDecision.Refuse) unknown).fault().resultCode()).isEqualTo(3003);
    assertThat(((RouteDecision.Refuse) route(request("", "work"))).fault().resultCode())
        .isEqualTo(3002);
    assertThat(((RouteDecision.Refuse) route(request("", ""))).fault().resultCode())
        .isEqualTo(3002);
  }

  @Test
  void shouldChangeOnePartOfAPeersConfiguration() {
    // Given
    PeerConfig config = PeerConfig.dialling("hss01", "::1", 3868);

    // When
    PeerConfig changed =
        config
            .withRealm("home")
            .withSecurity(PeerSecurity.TLS)
            .withTransport(PeerTransport.SCTP)
            .withAdvertised(List.of(AdvertisedApplication.auth(4)))
            .withTimers(
                PeerTimers.defaults()
                    .withReconnect(Duration.ofMinutes(10))
                    .withWatchdog(Duration.ofSeconds(6))
                    .withAnswer(Duration.ofSeconds(2))
                    .withCapabilities(Duration.ofSeconds(3))
                    .withStall(Duration.ofSeconds(4)));

    // Then
    assertThat(changed.dials()).isTrue();
    assertThat(PeerConfig.accepting("x").dials()).isFalse();
    assertThat(changed.realm()).contains("home");
    assertThat(changed.transport()).isEqualTo(PeerTransport.SCTP);
    assertThat(changed.timers().reconnectMax()).isEqualTo(Duration.ofMinutes(10));
    assertThat(changed.timers().stall()).isEqualTo(Duration.ofSeconds(4));
    assertThat(changed.addresses().getFirst()).hasToString("[::1]:3868");
    assertThat(config.security()).isEqualTo(PeerSecurity.CLEAR);
  }

  @Test
  void shouldRefuseAnAddressWithoutAPort() {
    assertThatThrownBy(() -> new PeerAddress("host", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PeerAddress("", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldKnowTheCausesOfADisconnection() {
    // When
    Optional<DisconnectCause> cause = DisconnectCause.fromCode(2);

    // Then
    assertThat(cause).contains(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
    assertThat(DisconnectCause.fromCode(7)).isEmpty();
  }

  @Test
  void shouldSayNothingWhenNothingIsTraced() {
    // When
    boolean on = MessageTrace.NONE.isOn();

    // Then
    assertThat(on).isFalse();
  }
}
