package org.signalbox.app.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.dra.RoutingAgent;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import tools.jackson.databind.JsonNode;

/** Commands to a running agent through its socket. */
class AgentControlTest {

  @TempDir Path folder;

  private final RoutingAgent agent;
  private final AgentRates rates;
  private final AgentControl control;

  AgentControlTest(@TempDir Path files) throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    Path main =
        Files.writeString(
            files.resolve("freeDiameter.conf"),
            """
            Identity = "dra.lab.example"; Port = %d; SecPort = 0; No_SCTP; ListenOn = "127.0.0.1";
            ConnectPeer = "hss01.lab.example" { No_TLS; ConnectTo = "127.0.0.1"; Port = 1; };
            """
                .formatted(port));
    agent = RoutingAgent.start(new FreeDiameterSource(main), InstantSource.system());
    rates = AgentRates.over(agent.counters());
    control =
        AgentControl.open(
            files.resolve("data"), new AgentCommands(agent, rates, InstantSource.system()));
  }

  @AfterEach
  void stop() {
    control.close();
    rates.close();
    agent.close();
  }

  private AgentCaller caller() {
    return new AgentCaller(Objects.requireNonNull(control.socket().getParent()));
  }

  @Test
  void shouldTellThePeers() {
    // When
    JsonNode status = caller().call("status");

    // Then
    assertThat(status.path("identity").stringValue("")).isEqualTo("dra.lab.example");
    assertThat(status.path("peers").size()).isEqualTo(1);
    assertThat(status.path("peers").path(0).path("peer").stringValue(""))
        .isEqualTo("hss01.lab.example");
    assertThat(status.path("peers").path(0).path("pending").intValue(-1)).isZero();
  }

  @Test
  void shouldShowEveryPeerAndStateToPrometheusFromTheStart() {
    // When
    String shown =
        new AgentInstruments(agent)
            .metrics().registry().scrape().stream()
                .filter(family ->
                    family.getMetadata().getName().equals("signalbox_diameter_peer_state"))
                .flatMap(family -> family.getDataPoints().stream())
                .map(point -> point.getLabels().toString())
                .reduce("", String::concat);

    // Then
    assertThat(shown).contains("hss01.lab.example").contains("open").contains("suspect");
  }

  @Test
  void shouldDrainAndResumeAPeerAndReadTheFilesAgain() {
    assertThat(caller().call("drain hss01.lab.example").path("done").stringValue(""))
        .isEqualTo("drained");
    assertThat(caller().call("resume HSS01.lab.example").path("done").stringValue(""))
        .isEqualTo("resumed");
    assertThat(caller().call("reload").path("done").stringValue("")).isEqualTo("reloaded");
  }

  @Test
  void shouldForgetWhatAPeerHasShown() {
    // Given
    DiameterIdentity hss = DiameterIdentity.of("hss01.lab.example");
    MessageBuilder ulr = DiameterMessage.request(16_777_251, 316);
    ulr.text(BaseAvp.ORIGIN_HOST, hss.text());
    agent.roles().learned().observe(hss, ulr.build());
    String before = caller().call("status").at("/peers/0/shownSides/0").stringValue("");

    // When
    String done = caller().call("forget HSS01.lab.example").path("done").stringValue("");

    // Then
    assertThat(before).isEqualTo("S6a client");
    assertThat(done).isEqualTo("forgotten");
    assertThat(caller().call("status").at("/peers/0/shownSides").size()).isZero();
    assertThatThrownBy(() -> caller().call("forget hss01.lab.example"))
        .hasMessageContaining("nothing was learned of hss01.lab.example");
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThatThrownBy(() -> caller().call("drain nobody"))
        .isInstanceOf(OperatorFault.class)
        .hasMessage("no peer is called nobody: ask dra status");
    assertThatThrownBy(() -> caller().call("dance"))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining(
            "expected status, trace, drain PEER, resume PEER, forget PEER or reload");
  }

  @Test
  void shouldLetOnlyTheOwnerInAndOneAgentAFolder() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(control.socket())))
        .isEqualTo("rw-------");
    Path data = Objects.requireNonNull(control.socket().getParent());
    assertThatThrownBy(() -> AgentControl.open(data, (line, reply) -> reply.line(line)))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("another signalbox dra runs");
  }

  @Test
  void shouldSayThatNoAgentRuns() {
    AgentCaller nobody = new AgentCaller(folder);
    assertThatThrownBy(() -> nobody.call("status"))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("no signalbox dra runs");
  }
}
