package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/** {@code dra send} to a server of the library. */
class DraSendIT {

  private static final int S6A = 16_777_251;
  private static final int UPDATE_LOCATION = 316;

  private final DiameterNode server = start();

  private static DiameterNode start() {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return DiameterNode.start(
        NodeConfig.of("hss01.lab.example", "lab.example")
            .withListener(ListenerConfig.tcp(loopback))
            .withPeer(PeerConfig.accepting("mme01.lab.example")),
        NodeHooks.defaults().withApplication(new Succeeding()));
  }

  /** Answers every request of S6a with success. */
  private static final class Succeeding implements DiameterApplication {

    @Override
    public AdvertisedApplication advertised() {
      return AdvertisedApplication.vendor(S6A, 10415);
    }

    @Override
    public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
      return CompletableFuture.completedFuture(
          request.message().answer().result(2001).origin(request.local()).build());
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String address() {
    return "127.0.0.1:" + server.addresses().getFirst().getPort();
  }

  private static String hex() {
    MessageBuilder builder = DiameterMessage.request(S6A, UPDATE_LOCATION);
    builder.text(BaseAvp.SESSION_ID, "mme01;1;2");
    builder.text(BaseAvp.ORIGIN_HOST, "mme01.lab.example");
    builder.text(BaseAvp.ORIGIN_REALM, "lab.example");
    builder.text(BaseAvp.DESTINATION_REALM, "lab.example");
    return HexFormat.of().formatHex(builder.build().encoded());
  }

  @Test
  void shouldShowTheAnswer() {
    // When
    Said said = Said.by("dra", "send", "--to", address(), "--peer", "hss01.lab.example", hex());

    // Then
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("ULA S6a")
        .contains("Result-Code (268): DIAMETER_SUCCESS (2001)")
        .contains("Session-Id (263): \"mme01;1;2\"");
  }

  @Test
  void shouldShowTheAnswerAsJson() {
    // When
    Said said =
        Said.by("dra", "send", "--to", address(), "--peer", "hss01.lab.example", "--json", hex());

    // Then
    assertThat(said.text())
        .contains("\"command\":316")
        .contains("{\"name\":\"Session-Id\",\"avp\":\"263\",\"value\":\"mme01;1;2\"}");
  }

  @Test
  void shouldCountTheAnswersOfManyRequests() {
    // When
    Said said =
        Said.by(
            "dra",
            "send",
            "--to",
            address(),
            "--peer",
            "hss01.lab.example",
            "--count",
            "300",
            hex());

    // Then
    assertThat(said.text()).contains("300 answers in ").contains("  2001: 300");
  }

  @Test
  void shouldSayThatTheServerIsAnother() {
    // When
    Said said = Said.by("dra", "send", "--to", address(), "--peer", "hss02.lab.example", hex());

    // Then
    assertThat(said.status()).isNotZero();
    assertThat(said.text())
        .contains("cannot connect to " + address())
        .contains("the answer comes from hss01.lab.example");
  }

  @Test
  void shouldSayWhyTheServerRefuses() {
    // When
    Said said =
        Said.by(
            "dra",
            "send",
            "--to",
            address(),
            "--peer",
            "hss01.lab.example",
            "--origin",
            "mme99.lab.example",
            hex());

    // Then
    assertThat(said.text()).contains("result code 3010: unknown peer");
  }

  @Test
  void shouldSayWhatAnAddressIs() {
    // When
    Said said = Said.by("dra", "send", "--to", "nowhere", hex());

    // Then
    assertThat(said.text()).contains("found --to \"nowhere\", expected a host and a port");
  }
}
