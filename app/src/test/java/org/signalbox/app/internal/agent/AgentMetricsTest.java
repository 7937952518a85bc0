package org.signalbox.app.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.testsupport.RepositoryFolder;

/** What an agent shows to Prometheus, and the files that make use of it. */
class AgentMetricsTest {

  private static final Pattern METRIC = Pattern.compile("signalbox_diameter_[a-z_]+");

  private final RunningAgent running;

  AgentMetricsTest(@TempDir Path files) throws IOException {
    running =
        RunningAgent.start(
            files,
            """
            ConnectPeer = "hss09.lab.example" { No_TLS; ConnectTo = "127.0.0.1"; Port = 1; };
            """);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private PrometheusText scraped() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExpositionFormats.init()
        .getPrometheusTextFormatWriter()
        .write(out, new AgentInstruments(running.agent()).metrics().registry().scrape());
    return PrometheusText.parse(out.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "peer_state_changes_total{peer=\"hss09.lab.example\",state=\"open\"}",
        "pending_requests{peer=\"hss09.lab.example\"}",
        "queued_bytes{peer=\"hss09.lab.example\"}",
        "routing_decisions_total{rule=\"destination-host\"}",
        "routing_decisions_total{rule=\"guard\"}",
        "loops_detected_total{peer=\"hss09.lab.example\"}",
        "decode_errors_total{peer=\"unknown\"}",
        "retransmissions_total{peer=\"hss09.lab.example\"}",
        "failovers_total{peer=\"hss09.lab.example\"}",
        "watchdog_timeouts_total{peer=\"hss09.lab.example\"}",
        "rate_limited_total{peer=\"hss09.lab.example\"}",
        "origins_refused_total{peer=\"hss09.lab.example\"}",
        "cer_rejected_total{reason=\"unknown_peer\"}"
      })
  void shouldShowZeroBeforeAnythingHappens(String sample) throws IOException {
    assertThat(scraped().value("signalbox_diameter_" + sample)).isZero();
  }

  @Test
  void shouldCountMessagesAnswersAndDurationsByPeerApplicationAndCommand() throws IOException {
    // Given
    running.server("hss01.lab.example");
    running.client("mme01.lab.example");

    // When
    running.send("mme01.lab.example", "001010000000001");

    // Then
    PrometheusText shown = scraped();
    String of = "application=\"S6a\",command=\"ULR\"";
    assertThat(
            shown.value(
                "signalbox_diameter_messages_total{"
                    + of
                    + ",direction=\"in\",peer=\"mme01.lab.example\",type=\"request\"}"))
        .isEqualTo(1);
    assertThat(
            shown.value(
                "signalbox_diameter_answers_total{"
                    + of
                    + ",direction=\"out\",experimental=\"false\",peer=\"mme01.lab.example\","
                    + "result_code=\"2001\"}"))
        .isEqualTo(1);
    assertThat(
            shown.value(
                "signalbox_diameter_request_duration_seconds_count{"
                    + of
                    + ",peer=\"hss01.lab.example\"}"))
        .isEqualTo(1);
    assertThat(
            shown.value(
                "signalbox_diameter_peer_state{peer=\"hss01.lab.example\",realm=\"lab.example\","
                    + "state=\"open\",transport=\"tcp\"}"))
        .isEqualTo(1);
    assertThat(shown.value("signalbox_diameter_routing_decisions_total{rule=\"score\"}"))
        .isEqualTo(1);
    assertThat(shown.samples()).noneMatch(sample -> sample.contains("001010000000001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"packaging/signalbox-dra.rules.yml", "packaging/grafana-dra.json"})
  void shouldShipAlertsAndADashboardThatNameOnlyMetricsThatExist(String file) throws IOException {
    // Given
    running.server("hss01.lab.example");
    running.client("mme01.lab.example");
    running.send("mme01.lab.example", "001010000000001");
    Set<String> shown = new TreeSet<>(scraped().types().keySet());

    // When
    Matcher named = METRIC.matcher(Files.readString(RepositoryFolder.resolve(file)));

    // Then
    Stream<String> metrics =
        named.results().map(found -> found.group().replaceFirst("_(bucket|count|sum)$", ""));
    assertThat(metrics).isNotEmpty().allMatch(shown::contains);
  }

  @Test
  void shouldShipADashboardThatIsJsonWithAQueryInEachPanel() throws IOException {
    // When
    var dashboard =
        CallJson.read(Files.readString(RepositoryFolder.resolve("packaging/grafana-dra.json")));

    // Then
    assertThat(dashboard.path("panels").size()).isPositive();
    dashboard
        .path("panels")
        .forEach(panel ->
            assertThat(panel.path("targets").path(0).path("expr").stringValue("")).isNotEmpty());
  }
}
