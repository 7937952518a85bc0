package org.signalbox.app.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.app.internal.text.StatusText;
import org.signalbox.app.internal.text.Terminal;
import tools.jackson.databind.JsonNode;

/** What operators see of a running agent and its peers. */
class AgentStatusTest {

  private final RunningAgent running;

  AgentStatusTest(@TempDir Path files) throws IOException {
    running =
        RunningAgent.start(
            files,
            """
            ConnectPeer = "hss09.lab.example" { No_TLS; ConnectTo = "127.0.0.1"; Port = 1; };
            """);
    running.server("hss01.lab.example");
    running.client("mme01.lab.example");
    running.send("mme01.lab.example", "001010000000001");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private JsonNode peer(String identity) {
    for (JsonNode peer : running.caller().call("status").path("peers")) {
      if (peer.path("peer").stringValue("").equals(identity)) {
        return peer;
      }
    }
    throw new AssertionError("no peer " + identity);
  }

  private String shown() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new StatusText(new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false))
        .print(running.caller().call("status"));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldKeepTheMembersThatScriptsRead() {
    // When
    JsonNode hss = peer("hss01.lab.example");

    // Then
    assertThat(hss.propertyNames())
        .containsExactly(
            "peer",
            "realm",
            "state",
            "drained",
            "since",
            "seconds",
            "trouble",
            "address",
            "transport",
            "pending",
            "queuedOctets",
            "messagesPerSecond",
            "requestsReceived",
            "requestsSent",
            "events",
            "roles",
            "shownSides",
            "limits",
            "applications");
    assertThat(hss.path("state").stringValue("")).isEqualTo("OPEN");
    assertThat(hss.path("requestsSent").longValue(0)).isEqualTo(1);
    assertThat(hss.path("applications").toString()).isEqualTo("[\"S6a\"]");
  }

  @Test
  void shouldTellTheSideThatAPeerHasShown() {
    assertThat(peer("mme01.lab.example").path("shownSides").toString())
        .isEqualTo("[\"S6a client\"]");
    assertThat(shown()).contains("S6a client");
  }

  @Test
  void shouldTellWhyAPeerIsAway() throws Exception {
    // Given
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (peer("hss09.lab.example").path("trouble").stringValue("").isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }

    // When
    String shown = shown();

    // Then
    assertThat(shown)
        .contains("dra.lab.example, realm lab.example, 2 of 3 peers are open")
        .containsPattern("hss09.lab.example: .*127.0.0.1:1");
  }

  @Test
  void shouldShowADrainedPeerAsDrained() {
    // When
    running.caller().call("drain hss09.lab.example");

    // Then
    assertThat(peer("hss09.lab.example").path("drained").booleanValue(false)).isTrue();
    assertThat(shown()).contains("CLOSED, drained");
  }
}
