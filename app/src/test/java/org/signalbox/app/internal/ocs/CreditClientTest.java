package org.signalbox.app.internal.ocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/** The client's connection, against a node that answers over a real socket. */
class CreditClientTest {

  private static final Origin CLIENT = Origin.of("client.example", "example");

  private DiameterNode server;

  /** Takes every request for a success. */
  private static final class Yes implements DiameterApplication {

    @Override
    public AdvertisedApplication advertised() {
      return AdvertisedApplication.auth(CreditRequests.CREDIT_CONTROL);
    }

    @Override
    public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
      return CompletableFuture.completedFuture(
          request.message().answer().result(2001).origin(request.local()).build());
    }
  }

  @BeforeEach
  void open() {
    server =
        DiameterNode.start(
            NodeConfig.of("ocs.example", "example")
                .withPeer(PeerConfig.accepting("client.example"))
                .withListener(
                    ListenerConfig.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))),
            NodeHooks.defaults().withApplication(new Yes()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private PeerConfig peer(String identity) {
    return PeerConfig.dialling(identity, "127.0.0.1", server.addresses().getFirst().getPort());
  }

  private CompletionStage<DiameterMessage> serverSends(int command) {
    MessageBuilder request = DiameterMessage.request(CreditRequests.CREDIT_CONTROL, command);
    request.text(BaseAvp.SESSION_ID, "client.example;1;1");
    request.origin(Origin.of("ocs.example", "example"));
    request.text(BaseAvp.DESTINATION_REALM, "example");
    request.text(BaseAvp.DESTINATION_HOST, "client.example");
    return server.sendTo(DiameterIdentity.of("client.example"), request.build());
  }

  private static long result(DiameterMessage answer) {
    return answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0);
  }

  @Test
  void shouldBringTheAnswer() throws InterruptedException {
    // Given
    DiameterMessage request =
        DiameterMessage.request(CreditRequests.CREDIT_CONTROL, CreditRequests.COMMAND).build();
    try (CreditClient client = CreditClient.connect(CLIENT, peer("ocs.example"))) {
      // When
      DiameterMessage answer = client.ask(request);

      // Then
      assertThat(result(answer)).isEqualTo(ResultCode.SUCCESS);
    }
  }

  @Test
  void shouldFollowWhatTheChargingSystemWants() throws InterruptedException {
    // Given
    try (CreditClient client = CreditClient.connect(CLIENT, peer("ocs.example"))) {
      DiameterMessage answer = serverSends(BaseCommand.RE_AUTH).toCompletableFuture().join();

      // When
      CreditPort.Wish wish = client.pass(Duration.ofHours(1));

      // Then
      assertThat(result(answer)).isEqualTo(ResultCode.LIMITED_SUCCESS);
      assertThat(wish).isEqualTo(CreditPort.Wish.REPORT);
      assertThat(client.pass(Duration.ofMillis(1))).isEqualTo(CreditPort.Wish.NOTHING);
    }
  }

  @Test
  void shouldEndWhenTheChargingSystemAborts() throws InterruptedException {
    // Given
    try (CreditClient client = CreditClient.connect(CLIENT, peer("ocs.example"))) {
      serverSends(BaseCommand.ABORT_SESSION).toCompletableFuture().join();

      // When
      CreditPort.Wish wish = client.pass(Duration.ofHours(1));

      // Then
      assertThat(wish).isEqualTo(CreditPort.Wish.END);
    }
  }

  @Test
  void shouldSayWhyItCannotConnect() {
    // Given
    PeerConfig misnamed = peer("other.example");

    // When
    assertThatThrownBy(() -> CreditClient.connect(CLIENT, misnamed))
        // Then
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("cannot connect");
  }
}
