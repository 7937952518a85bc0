package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.DiameterConfig;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;

/** The Diameter node of a running Signalbox, seen by its peers. */
class NodeDiameterTest {

  private static final int APPLICATION = 4;
  private static final int COMMAND = 272;
  private static final Origin CLIENT = Origin.of("pgw.test", "test");

  /** Says 2001 to everything. */
  private static final class Agreeing implements DiameterApplication {

    @Override
    public AdvertisedApplication advertised() {
      return AdvertisedApplication.auth(APPLICATION);
    }

    @Override
    public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
      return CompletableFuture.completedFuture(
          request.message().answer().result(ResultCode.SUCCESS).origin(request.local()).build());
    }
  }

  private static DiameterConfig config(String... settings) {
    return ConfigReader.read(
            new ConfigSource(Optional.empty(), List.of(settings), name -> Optional.empty()))
        .diameter();
  }

  private static NodeDiameter start(String... settings) {
    return NodeDiameter.start(config(settings), () -> List.of(new Agreeing())).orElseThrow();
  }

  private static DiameterClient dial(NodeDiameter node) throws Exception {
    int port = node.node().addresses().getFirst().getPort();
    PeerConfig server = PeerConfig.dialling("signalbox.localdomain", "127.0.0.1", port);
    DiameterClient client =
        DiameterClient.dial(CLIENT, server, AdvertisedApplication.auth(APPLICATION));
    client.connected().toCompletableFuture().get(10, TimeUnit.SECONDS);
    return client;
  }

  private static int resultOf(DiameterClient client, String realm) throws Exception {
    MessageBuilder request = DiameterMessage.request(APPLICATION, COMMAND);
    request.text(BaseAvp.SESSION_ID, "pgw.test;1;1");
    request.origin(CLIENT);
    request.text(BaseAvp.DESTINATION_REALM, realm);
    request.integer32(BaseAvp.AUTH_APPLICATION_ID, APPLICATION);
    DiameterMessage answer =
        client.send(request.build()).toCompletableFuture().get(10, TimeUnit.SECONDS);
    return answer.avps().integer32(BaseAvp.RESULT_CODE).orElseThrow();
  }

  @Test
  void shouldAnswerInItsApplicationsAPeerOfThisMachineThatIsNotListed() throws Exception {
    // Given
    try (NodeDiameter node = start("diameter.listen=127.0.0.1:0");
        DiameterClient client = dial(node)) {

      // When
      int result = resultOf(client, "localdomain");

      // Then
      assertThat(result).isEqualTo(ResultCode.SUCCESS);
      assertThat(node.check().healthy()).isTrue();
      assertThat(node.check().detail()).isEqualTo("1 peer is open");
    }
  }

  @Test
  void shouldRelayNothing() throws Exception {
    // Given
    try (NodeDiameter node = start("diameter.listen=127.0.0.1:0");
        DiameterClient client = dial(node)) {

      // When
      int result = resultOf(client, "elsewhere.test");

      // Then
      assertThat(result).isEqualTo(ResultCode.REALM_NOT_SERVED);
    }
  }

  @Test
  void shouldNotBeHealthyWhileNoPeerThatItDialsIsConnected() {
    // Given
    try (NodeDiameter node =
        start("diameter.listen=off", "diameter.peers.dra.test.address=127.0.0.1:1")) {

      // When
      boolean healthy = node.check().healthy();

      // Then
      assertThat(healthy).isFalse();
      assertThat(node.listeners()).isEmpty();
    }
  }

  @Test
  void shouldNotRunWithoutListenersAndPeersToDial() {
    // When
    Optional<NodeDiameter> node =
        NodeDiameter.start(
            config("diameter.listen=off", "diameter.peers.dra.test.address=accept"), List::of);

    // Then
    assertThat(node).isEmpty();
  }

  @Test
  void shouldLetInStrangersFromElsewhereOnlyWhenTold() throws Exception {
    // Given
    PeerHello hello = hello("192.0.2.7", false);

    // When
    Optional<PeerConfig> refused = new LoopbackAdmission(false).admit(hello);
    Optional<PeerConfig> admitted = new LoopbackAdmission(true).admit(hello);

    // Then
    assertThat(refused).isEmpty();
    assertThat(admitted).get().extracting(PeerConfig::security).isEqualTo(PeerSecurity.CLEAR);
  }

  @Test
  void shouldKeepAStrangerThatCameOverTlsToTls() throws Exception {
    // Given
    PeerHello hello = hello("127.0.0.1", true);

    // When
    Optional<PeerConfig> admitted = new LoopbackAdmission(false).admit(hello);

    // Then
    assertThat(admitted).get().extracting(PeerConfig::security).isEqualTo(PeerSecurity.TLS);
  }

  private static PeerHello hello(String address, boolean secure) throws Exception {
    InetAddress from = InetAddress.getByName(address);
    Capabilities capabilities =
        new Capabilities(CLIENT, List.of(from), 0, "", OptionalLong.empty(), List.of(), false);
    return new PeerHello(capabilities, from, secure, List.of());
  }
}
