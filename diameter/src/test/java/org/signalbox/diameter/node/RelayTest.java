package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.diameter.node.Nodes.await;
import static org.signalbox.diameter.node.Nodes.id;
import static org.signalbox.diameter.node.Nodes.port;
import static org.signalbox.diameter.node.Nodes.request;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.PeerConfig;

/** A client, a relay and a server in one process, over loopback. */
class RelayTest extends NodeScenario {

  private DiameterNode startRelay() {
    return start(
        relayConfig("relay.example", List.of("client.example", "server.example")),
        NodeHooks.defaults());
  }

  private DiameterNode startServer(DiameterNode relay, DiameterApplication application) {
    DiameterNode server =
        start(
            NodeConfig.of("server.example", "home")
                .withPeer(PeerConfig.dialling("relay.example", "127.0.0.1", port(relay))),
            NodeHooks.defaults().withApplication(application));
    await(relay.whenOpen(id("server.example")));
    return server;
  }

  private DiameterNode startClient(DiameterNode relay) {
    DiameterNode client =
        start(
            NodeConfig.of("client.example", "visited")
                .withAdvertised(Nodes.creditControl())
                .withPeer(PeerConfig.dialling("relay.example", "127.0.0.1", port(relay))),
            NodeHooks.defaults());
    await(client.whenOpen(id("relay.example")));
    return client;
  }

  @Test
  void shouldCarryARequestToTheServerAndItsAnswerBack() {
    // Given
    CompletableFuture<DiameterMessage> seen = new CompletableFuture<>();
    DiameterNode relay = startRelay();
    startServer(
        relay,
        Nodes.application(incoming -> {
          seen.complete(incoming.message());
          return CompletableFuture.completedFuture(
              incoming.message().answer().result(2001).origin(incoming.local()).build());
        }));
    DiameterNode client = startClient(relay);

    // When
    DiameterMessage answer = await(client.sendTo(id("relay.example"), request("s;1", "home")));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
    assertThat(Nodes.originHost(answer)).isEqualTo("server.example");
    assertThat(await(seen).avps().all(BaseAvp.ROUTE_RECORD))
        .extracting(Avp::text)
        .containsExactly("client.example");
    assertThat(await(seen).isRetransmitted()).isFalse();
  }

  @Test
  void shouldAnswer3003WhenNoPeerServesTheRealm() {
    // Given
    DiameterNode relay = startRelay();
    DiameterNode client = startClient(relay);

    // When
    DiameterMessage answer = await(client.sendTo(id("relay.example"), request("s;2", "nowhere")));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.REALM_NOT_SERVED);
    assertThat(answer.isError()).isTrue();
    assertThat(answer.isProxiable()).isTrue();
  }
}
