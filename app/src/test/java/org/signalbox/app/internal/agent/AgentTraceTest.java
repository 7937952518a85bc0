package org.signalbox.app.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.TraceText;
import org.signalbox.core.OperatorFault;
import org.signalbox.dra.trace.TraceFilter;
import tools.jackson.databind.JsonNode;

/** Following requests through a running agent over its control socket. */
class AgentTraceTest {

  private final RunningAgent running;

  AgentTraceTest(@TempDir Path files) throws IOException {
    running = RunningAgent.start(files, "");
    running.server("hss01.lab.example");
    running.client("mme01.lab.example");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /** Begins to follow, and sends requests until as many as were asked for have come. */
  private List<JsonNode> traced(String options) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    CompletableFuture<Void> following = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          running.caller().follow("trace " + options, lines::add);
          following.complete(null);
        });
    while (!following.isDone()) {
      running.send("mme01.lab.example", "001010000000001");
      running.send("mme01.lab.example", "262020000000002");
    }
    following.get(20, TimeUnit.SECONDS);
    return lines;
  }

  @Test
  void shouldTellWhyARequestWentWhereItWentAndWhatCameBackWithItsSubscriberMasked()
      throws Exception {
    // When
    JsonNode line = traced("{\"user\": \"00101\", \"count\": 1}").getFirst();

    // Then
    assertThat(line.path("from").stringValue("")).isEqualTo("mme01.lab.example");
    assertThat(line.path("command").stringValue("")).isEqualTo("ULR");
    assertThat(line.path("application").stringValue("")).isEqualTo("S6a");
    assertThat(line.path("subscriber").stringValue("")).isEqualTo("001010*********");
    assertThat(line.path("outcome").stringValue("")).isEqualTo("sent");
    assertThat(line.path("sentTo").toString()).isEqualTo("[\"hss01.lab.example\"]");
    assertThat(line.path("result").longValue(0)).isEqualTo(2001);
    assertThat(line.path("milliseconds").isNumber()).isTrue();
    assertThat(line.toString()).doesNotContain("001010000000001");
    JsonNode best = line.path("candidates").path(0);
    assertThat(best.path("peer").stringValue("")).isEqualTo("hss01.lab.example");
    assertThat(best.path("score").longValue(0)).isEqualTo(13);
    assertThat(best.path("parts").toString()).contains("Destination-Realm");
  }

  @Test
  void shouldShowTheSubscriberWhenAskedToAndFollowOnlyWhatIsWanted() throws Exception {
    // When
    List<JsonNode> lines =
        traced(
            "{\"user\": \"26202\", \"peer\": \"HSS01.lab.example\", \"application\": 16777251,"
                + " \"command\": 316, \"clear\": true, \"count\": 2}");

    // Then
    assertThat(lines)
        .hasSize(2)
        .allMatch(line -> line.path("subscriber").stringValue("").equals("262020000000002"));
  }

  @Test
  void shouldFollowErrorsOnly() throws Exception {
    // Given
    running.agent().node().drain(RunningAgent.identity("hss01.lab.example"));

    // When
    JsonNode line = traced("{\"errors\": true, \"count\": 1}").getFirst();

    // Then
    assertThat(line.path("result").longValue(0)).isEqualTo(3002);
    assertThat(line.path("outcome").stringValue("")).isEqualTo("refused");
    assertThat(line.path("sentTo").size()).isZero();
  }

  @Test
  void shouldKeepNothingOnceNobodyFollows() throws Exception {
    // When
    traced("{\"count\": 1}");

    // Then
    assertThat(running.agent().tracer().isOn()).isFalse();
  }

  @Test
  void shouldRefuseAFifthFollowerAndServeOtherCommandsMeanwhile() {
    // Given
    for (int i = 0; i < 4; i++) {
      var _ = running.agent().tracer().follow(TraceFilter.ALL);
    }

    // Then
    assertThatThrownBy(() -> running.caller().call("trace {}"))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("4 traces run already");
    assertThat(running.caller().call("status").path("identity").stringValue(""))
        .isEqualTo("dra.lab.example");
  }

  @Test
  void shouldShowALineToPeople() throws Exception {
    // Given
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonNode line = traced("{\"user\": \"00101\", \"count\": 1}").getFirst();

    // When
    new TraceText(new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false))
        .print(line);

    // Then
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("ULR S6a from mme01.lab.example for 001010*********")
        .contains("hss01.lab.example  13 (-2 every peer, +15 Destination-Realm)")
        .contains("mme01.lab.example  0  out: the request came from it or passed it")
        .contains("sent to hss01.lab.example, result 2001 after ");
  }
}
