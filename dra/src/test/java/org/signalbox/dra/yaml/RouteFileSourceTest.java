package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.dra.AgentFiles;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import org.signalbox.dra.guard.AllowedCommands;
import org.signalbox.dra.guard.OriginRule;
import org.signalbox.dra.guard.PeerGuard;
import org.signalbox.dra.guard.RateLimit;
import org.signalbox.dra.guard.RealmPattern;
import org.signalbox.dra.route.AgentSetup;

/** What a file means for the node and the guards. */
class RouteFileSourceTest {

  private static final int S6A = 16_777_251;
  private static final int CX = 16_777_216;
  private static final int GY = 4;

  @TempDir Path folder;

  private AgentSetup setup(String text) throws IOException {
    return new RouteFileSource(Files.writeString(folder.resolve("dra.yaml"), text)).read();
  }

  @Test
  void shouldListenOnLoopbackAndRelayWhereNothingElseIsSaid() throws IOException {
    // When
    NodeConfig node = setup("node: {identity: dra01.example.org}").node();

    // Then
    assertThat(node.origin().realm()).isEqualTo("example.org");
    assertThat(node.advertised()).containsExactly(AdvertisedApplication.relay());
    assertThat(node.listeners())
        .singleElement()
        .satisfies(listener -> {
          assertThat(listener.address().getAddress().isLoopbackAddress()).isTrue();
          assertThat(listener.address().getPort()).isEqualTo(3868);
          assertThat(listener.tls()).isFalse();
        });
  }

  @Test
  void shouldConnectPeersAsTheFileSays() throws IOException {
    // Given
    Files.writeString(folder.resolve("cert.pem"), "");
    Files.writeString(folder.resolve("key.pem"), "");

    // When
    AgentSetup setup =
        setup(
            """
            node:
              identity: dra
              tls: {certificate: cert.pem, key: key.pem}
              timers: {watchdog: 10s, reconnect: 5s, answer-limit: 4s}
              log: trees
            peers:
              a: {connect: [10.0.0.1, "10.0.0.2:3869"], advertise: [Cx, Gy]}
              b: {security: clear, realm: b.example, answer-limit: 1s}
            """);

    // Then
    assertThat(setup.problems()).isEmpty();
    assertThat(setup.dumpMask()).isEqualTo(0x80);
    PeerConfig a = setup.node().peers().getFirst();
    assertThat(a.security()).isEqualTo(PeerSecurity.TLS);
    assertThat(a.addresses())
        .containsExactly(new PeerAddress("10.0.0.1", 5868), new PeerAddress("10.0.0.2", 3869));
    assertThat(a.timers().watchdog()).isEqualTo(Duration.ofSeconds(10));
    assertThat(a.timers().answer()).isEqualTo(Duration.ofSeconds(4));
    assertThat(a.advertised().orElseThrow())
        .extracting(AdvertisedApplication::id)
        .containsExactly(CX, GY);
    PeerConfig b = setup.node().peers().getLast();
    assertThat(b.security()).isEqualTo(PeerSecurity.CLEAR);
    assertThat(b.realm()).contains("b.example");
    assertThat(b.dials()).isFalse();
    assertThat(b.timers().answer()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldGuardPeersAndThoseOfPatternsAsTheFileSays() throws IOException {
    // When
    AgentSetup setup =
        setup(
            """
            node: {identity: dra}
            peers:
              hub:
                receive-limit: 500
                send-limit: 200
                origin-realms: ["*.3gppnetwork.org"]
                may-send: {S6a: [ULR, AIR], Gy: all}
            accept:
              - {identity: "hub*", receive-limit: 7}
              - {identity: "*", roles: mme}
            """);

    // Then
    assertThat(setup.problems()).isEmpty();
    assertThat(setup.policy().guards().of(DiameterIdentity.of("hub")))
        .isEqualTo(
            PeerGuard.NONE
                .withReceiving(RateLimit.perSecond(500))
                .withSending(RateLimit.perSecond(200))
                .withOrigin(OriginRule.speakingFor(List.of(new RealmPattern("*.3gppnetwork.org"))))
                .withCommands(new AllowedCommands(Map.of(S6A, Set.of(316, 318), GY, Set.of()))));
    assertThat(setup.policy().guards().of(DiameterIdentity.of("hub2")))
        .isEqualTo(PeerGuard.NONE.withReceiving(RateLimit.perSecond(7)));
    assertThat(setup.policy().guards().of(DiameterIdentity.of("other"))).isEqualTo(PeerGuard.NONE);
  }

  @Test
  void shouldAdmitByTheFirstPatternThatCoversThePeerAndByNoOther() throws IOException {
    // Given
    PeerAdmission admission =
        setup(
                """
                node: {identity: dra}
                accept:
                  - {identity: "mme*", from: 10.0.0.0/8, realm: a.example}
                  - {identity: "*", realm: b.example}
                """)
            .admission();

    // When
    Optional<PeerConfig> near = admission.admit(hello("mme1", "10.1.2.3", false));
    Optional<PeerConfig> far = admission.admit(hello("mme1", "192.0.2.1", false));
    Optional<PeerConfig> other = admission.admit(hello("hss1", "192.0.2.1", true));

    // Then
    assertThat(near).get().returns(PeerSecurity.CLEAR, PeerConfig::security);
    assertThat(near.flatMap(PeerConfig::realm)).contains("a.example");
    assertThat(far).isEmpty();
    assertThat(other).get().returns(PeerSecurity.TLS, PeerConfig::security);
    assertThat(other.flatMap(PeerConfig::realm)).contains("b.example");
    assertThat(other).map(PeerConfig::identity).contains(DiameterIdentity.of("hss1"));
  }

  private static PeerHello hello(String name, String address, boolean secure)
      throws UnknownHostException {
    Capabilities capabilities =
        new Capabilities(
            Origin.of(name, "example.org"),
            List.of(),
            0,
            "test",
            OptionalLong.empty(),
            List.of(),
            false);
    return new PeerHello(capabilities, InetAddress.getByName(address), secure, List.of());
  }

  @Test
  void shouldTellWhereACsvFileIsWrong() throws IOException {
    // Given
    Files.writeString(
        folder.resolve("numbers.csv"),
        """
        numbers,to
        90170,hss01
        90171
        9017x,hss01
        90173,hss09
        90174,hss01,a b
        9017,hss01,other.example
        90170,hss01
        """);

    // When
    AgentSetup setup =
        setup(
            """
            node: {identity: dra}
            peers: {hss01: {}}
            tables: {t: {of: imsi, file: numbers.csv}}
            """);

    // Then
    String csv = folder.resolve("numbers.csv").toString();
    assertThat(setup.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            told -> assertThat(told).startsWith(csv + ":3:1: found \"90171\", expected NUMBERS,TO"),
            told -> assertThat(told).startsWith(csv + ":4:1: found \"9017x\", expected digits"),
            told -> assertThat(told).startsWith(csv + ":5:7: found \"hss09\", expected a group"),
            told -> assertThat(told).startsWith(csv + ":6:13: found \"a b\", expected a realm"),
            told ->
                assertThat(told)
                    .startsWith(csv + ":8:1: found 90170, which has numbers in common with 90170")
                    .contains(csv + ":2:1"));
  }

  @Test
  void shouldStopReadingACsvFileThatHasNothingRight() throws IOException {
    // Given
    Files.writeString(folder.resolve("numbers.csv"), "nothing\n".repeat(10_000));

    // When
    AgentSetup setup = setup("node: {identity: dra}\ntables: {t: {of: imsi, file: numbers.csv}}");

    // Then
    assertThat(setup.problems().size()).isBetween(100, 103);
  }

  @Test
  void shouldSayThatAFileCannotBeRead() {
    assertThatThrownBy(() -> new RouteFileSource(folder.resolve("none.yaml")).read())
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("none.yaml: expected a readable file");
  }

  @Test
  void shouldTellOurFilesFromFreeDiameters() throws IOException {
    // Given
    Path ours = Files.writeString(folder.resolve("a.conf"), "# x\n\nnode:\n  identity: dra\n");
    Path theirs = Files.writeString(folder.resolve("b.conf"), "# x\nIdentity = \"dra\";\n");
    Path flags = Files.writeString(folder.resolve("c.conf"), "No_SCTP;\n");
    Path empty = Files.writeString(folder.resolve("d.yml"), "");

    // When
    List<Object> sources =
        List.of(
            AgentFiles.of(ours), AgentFiles.of(theirs), AgentFiles.of(flags), AgentFiles.of(empty));

    // Then
    assertThat(sources)
        .containsExactly(
            new RouteFileSource(ours),
            new FreeDiameterSource(theirs),
            new FreeDiameterSource(flags),
            new RouteFileSource(empty));
  }
}
