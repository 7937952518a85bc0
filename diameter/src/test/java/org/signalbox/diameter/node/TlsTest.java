package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerStatus;

/** TLS with certificates on both sides, on its own port and in band. */
class TlsTest extends NodeScenario {

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificates() throws IOException {
    TestCertificates certificates = new TestCertificates(folder);
    certificates.make("server.home", "RSA", 2048);
    // As the posts made them: 1024 bits, and the name only in the common name.
    certificates.make("client.visited", "RSA", 1024);
    certificates.make("modern.visited", "EC", 256);
    certificates.make("other.visited", "RSA", 2048);
    certificates.trust("server.home", "client.visited", "modern.visited", "other.visited");
  }

  private static TlsConfig files(String host) {
    return new TlsConfig(
        folder.resolve(host + ".cert.pem"),
        folder.resolve(host + ".key.pem"),
        Optional.of(folder.resolve("ca.pem")),
        Optional.empty());
  }

  private DiameterNode server(PeerSecurity security, String... peers) {
    return server(NodeHooks.defaults(), security, peers);
  }

  private DiameterNode server(NodeHooks with, PeerSecurity security, String... peers) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    NodeConfig config =
        NodeConfig.of("server.home", "home")
            .withListener(
                security == PeerSecurity.TLS
                    ? ListenerConfig.tls(address)
                    : ListenerConfig.tcp(address))
            .withTls(files("server.home"));
    for (String peer : peers) {
      config = config.withPeer(PeerConfig.accepting(peer).withSecurity(security));
    }
    return start(config, with.withApplication(Nodes.succeeding()));
  }

  private DiameterNode client(DiameterNode server, String host, String certificate) {
    return client(server, host, certificate, PeerSecurity.TLS);
  }

  private DiameterNode client(
      DiameterNode server, String host, String certificate, PeerSecurity security) {
    return start(
        NodeConfig.of(host, "visited")
            .withAdvertised(Nodes.creditControl())
            .withTls(files(certificate))
            .withPeer(
                PeerConfig.dialling("server.home", "127.0.0.1", Nodes.port(server))
                    .withSecurity(security)),
        NodeHooks.defaults());
  }

  private static DiameterMessage exchange(DiameterNode client) {
    Nodes.await(client.whenOpen(Nodes.id("server.home")));
    return Nodes.await(client.sendTo(Nodes.id("server.home"), Nodes.request("s", "home")));
  }

  @Test
  void shouldServeAPeerWithAnOldCertificate() {
    // Given
    DiameterNode server = server(PeerSecurity.TLS, "client.visited");

    // When
    DiameterMessage answer = exchange(client(server, "client.visited", "client.visited"));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(2001);
    assertThat(server.reports().getFirst().secure()).isTrue();
  }

  @Test
  void shouldServeAPeerWithAnEllipticCertificate() {
    // Given
    DiameterNode server = server(PeerSecurity.TLS, "modern.visited");

    // When
    DiameterMessage answer = exchange(client(server, "modern.visited", "modern.visited"));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(2001);
  }

  @Test
  void shouldRefuseAPeerWhoseCertificateNamesAnother() {
    // Given
    DiameterNode server = server(PeerSecurity.TLS, "client.visited", "modern.visited");

    // When
    DiameterNode client = client(server, "client.visited", "other.visited");
    exchange(client(server, "modern.visited", "modern.visited"));

    // Then
    assertThat(client.peers().peers()).isEmpty();
    assertThat(server.peers().find("client.visited")).isEmpty();
  }

  @Test
  void shouldBeginTlsInBandForAPeerThatAsks() {
    // Given
    DiameterNode server = server(PeerSecurity.INBAND_TLS, "client.visited");

    // When
    DiameterMessage answer =
        exchange(client(server, "client.visited", "client.visited", PeerSecurity.INBAND_TLS));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(2001);
    assertThat(server.reports().getFirst().secure()).isTrue();
  }

  @Test
  void shouldLeaveAPeerThatDoesNotBeginTheTlsItAgreedTo() {
    // Given
    DiameterNode server = server(PeerSecurity.INBAND_TLS, "client.visited");
    RawPeer client = stranger(server, "client.visited");
    DiameterMessage cea =
        client.exchange(
            CapabilitiesEncoder.request(client.capabilities().withInbandTls(true)).withEndToEnd(1));

    // When
    server.close();

    // Then
    assertThat(Nodes.resultCode(cea)).isEqualTo(2001);
    assertThat(client.readUnlessClosed()).isEmpty();
  }

  @Test
  void shouldReadRevocationsAlsoWhereTheSystemsAuthoritiesAreTrusted() throws IOException {
    // Given
    TlsConfig full = files("server.home");
    Path broken = Files.writeString(folder.resolve("broken.crl"), "no list of revocations");
    NodeConfig config =
        NodeConfig.of("server.home", "home")
            .withListener(Nodes.loopback())
            .withTls(
                new TlsConfig(
                    full.certificate(), full.key(), Optional.empty(), Optional.of(broken)));

    // Then
    assertThatThrownBy(() -> start(config, NodeHooks.defaults())).isInstanceOf(OperatorFault.class);
  }

  @Test
  void shouldTrustAPeerThatFailedToBeginTlsAsBefore() {
    // Given
    DiameterNode server = server(hooks, PeerSecurity.INBAND_TLS, "client.visited");
    RawPeer forgetful = stranger(server, "client.visited");
    forgetful.exchange(
        CapabilitiesEncoder.request(forgetful.capabilities().withInbandTls(true)).withEndToEnd(1));

    // When
    pass(Duration.ofSeconds(60));
    Optional<DiameterMessage> farewell = forgetful.readUnlessClosed();
    exchange(client(server, "client.visited", "client.visited", PeerSecurity.INBAND_TLS));

    // Then: a connection that never opened was not lost by a fault (RFC 3539 §3.4.1)
    assertThat(farewell).isEmpty();
    Nodes.until(() -> report(server, "client.visited").status() == PeerStatus.OPEN);
  }

  @Test
  void shouldReloadItsFilesAndKeepConnections() {
    // Given
    DiameterNode server = server(PeerSecurity.TLS, "client.visited", "modern.visited");
    DiameterNode before = client(server, "client.visited", "client.visited");
    exchange(before);

    // When
    server.reloadTls();

    // Then
    assertThat(Nodes.resultCode(exchange(client(server, "modern.visited", "modern.visited"))))
        .isEqualTo(2001);
    assertThat(Nodes.resultCode(exchange(before))).isEqualTo(2001);
  }

  @Test
  void shouldSayWhichFileCannotBeUsed() throws IOException {
    // Given
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing here\n");
    TlsConfig files = new TlsConfig(empty, empty, Optional.empty(), Optional.empty());
    NodeConfig config = NodeConfig.of("a.home", "home").withTls(files);

    // When
    var starting = assertThatThrownBy(() -> DiameterNode.start(config, hooks));

    // Then
    starting.isInstanceOf(OperatorFault.class).hasMessageContaining("empty.pem");
  }

  @Test
  void shouldReadAKeyAsOlderOpensslWritesIt() throws IOException {
    // Given
    TestCertificates.rewriteAsPkcs1(folder, "other.visited");
    DiameterNode server = server(PeerSecurity.TLS, "other.visited");

    // When
    DiameterMessage answer = exchange(client(server, "other.visited", "other.visited"));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(2001);
  }

  @Test
  void shouldSayThatTheSystemHasNoSctp() {
    // Given
    NodeConfig config =
        NodeConfig.of("a.home", "home")
            .withListener(
                ListenerConfig.sctp(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of()));

    // When
    Optional<OperatorFault> fault = startFault(config);

    // Then: where the kernel has SCTP the listener opens instead.
    fault.ifPresent(
        told -> assertThat(told).hasMessageContaining("modprobe sctp").hasMessageContaining("TCP"));
  }

  private Optional<OperatorFault> startFault(NodeConfig config) {
    try {
      start(config, hooks);
      return Optional.empty();
    } catch (OperatorFault e) {
      return Optional.of(e);
    }
  }

  @Test
  void shouldSayThatAPortIsTaken() {
    // Given
    DiameterNode first = relay();
    NodeConfig same =
        NodeConfig.of("b.home", "home")
            .withListener(
                ListenerConfig.tcp(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Nodes.port(first))));

    // When
    Optional<OperatorFault> fault = startFault(same);

    // Then
    assertThat(fault.orElseThrow()).hasMessageContaining("cannot listen on");
  }
}
