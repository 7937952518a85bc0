package org.signalbox.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.signalbox.core.OperatorFault;

class ConsoleServerTest {

  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final NodeFacts FACTS =
      new NodeFacts("node <1>", "1.2.3", Instant.EPOCH, Map.of("rpc.http", "127.0.0.1:2080"));

  private final NodeMetrics metrics =
      new NodeMetrics(
          "1.2.3",
          new NodeMetrics.Labels(
              List.of("APIerSv1.GetCost", "unknown"), List.of("http", "tcp"), List.of("not_json")));
  private final AtomicBoolean healthy = new AtomicBoolean(true);
  private final List<AutoCloseable> opened = new ArrayList<>();

  private ConsoleServer start(ConsoleServerConfig config) {
    ConsoleServer server =
        ConsoleServer.start(
            config,
            metrics,
            () -> List.of(new HealthPort.Check("storage", healthy.get(), "say \"hello\"")),
            FACTS);
    opened.add(server);
    return server;
  }

  private ConsoleServer open() {
    return start(new ConsoleServerConfig(LOOPBACK, false, Map.of(), Set.of()));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable server : opened) {
      server.close();
    }
  }

  private static HttpResponse<String> get(ConsoleServer server, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.address().getPort() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void shouldDescribeEveryMetricInBothFormats() throws Exception {
    // Given
    ConsoleServer server = open();

    // When
    String plain = get(server, "/metrics").body();
    HttpResponse<String> open =
        get(server, "/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

    // Then
    Matcher sample = Pattern.compile("(?m)^([a-z_]+?)(_bucket|_sum|_count)?[{ ].*$").matcher(plain);
    while (sample.find()) {
      assertThat(plain).contains("# HELP " + sample.group(1) + " ");
      assertThat(plain).contains("# TYPE " + sample.group(1) + " ");
    }
    assertThat(open.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  @Test
  void shouldShowEverySeriesAtZeroFromTheStart() throws Exception {
    // When
    String text = get(open(), "/metrics").body();

    // Then
    assertThat(text)
        .contains("signalbox_rpc_calls_total{method=\"APIerSv1.GetCost\",outcome=\"ok\"} 0.0")
        .contains("signalbox_rpc_calls_total{method=\"unknown\",outcome=\"error\"} 0.0")
        .contains("signalbox_rpc_connections{door=\"tcp\"} 0.0")
        .contains("signalbox_rpc_refused_total{reason=\"not_json\"} 0.0")
        .contains("signalbox_rpc_call_duration_seconds_count 0")
        .contains("signalbox_build_info{java=")
        .contains("version=\"1.2.3\"");
  }

  @Test
  void shouldCountCallsConnectionsAndRefusals() throws Exception {
    // Given
    metrics.callAnswered("APIerSv1.GetCost", false, 3_000_000);
    metrics.callAnswered("unknown", true, 1_000);
    metrics.connectionOpened("http");
    metrics.connectionOpened("http");
    metrics.connectionClosed("http");
    metrics.refused("not_json");
    metrics.gauge("signalbox_things", "Things.", () -> 7);
    metrics.counters("signalbox_done_total", "Done.", "kind", Map.of("a", () -> 4));

    // When
    String text = get(open(), "/metrics").body();

    // Then
    assertThat(text)
        .contains("signalbox_rpc_calls_total{method=\"APIerSv1.GetCost\",outcome=\"ok\"} 1.0")
        .contains("signalbox_rpc_calls_total{method=\"unknown\",outcome=\"error\"} 1.0")
        .contains("signalbox_rpc_call_duration_seconds_bucket{le=\"0.002\"} 1")
        .contains("signalbox_rpc_call_duration_seconds_bucket{le=\"0.005\"} 2")
        .contains("signalbox_rpc_connections{door=\"http\"} 1.0")
        .contains("signalbox_rpc_connections_opened_total{door=\"http\"} 2.0")
        .contains("signalbox_rpc_refused_total{reason=\"not_json\"} 1.0")
        .contains("signalbox_things 7.0")
        .contains("signalbox_done_total{kind=\"a\"} 4.0");
  }

  @Test
  void shouldInventNoSeriesForUnknownMethods() throws Exception {
    // Given
    metrics.callAnswered("Evil.Label", false, 1);

    // Then
    assertThat(get(open(), "/metrics").body()).doesNotContain("Evil");
  }

  @Test
  void shouldAnswer503WhenAPartIsDown() throws Exception {
    // Given
    ConsoleServer server = open();

    // When
    HttpResponse<String> up = get(server, "/health");
    healthy.set(false);
    HttpResponse<String> down = get(server, "/health");

    // Then
    assertThat(up.statusCode()).isEqualTo(200);
    assertThat(up.body())
        .isEqualTo(
            "{\"status\":\"up\",\"parts\":{\"storage\":{\"status\":\"up\",\"detail\":\"say"
                + " \\\"hello\\\"\"}}}\n");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).startsWith("{\"status\":\"down\"");
  }

  @Test
  void shouldShowAPageWithEscapedNames() throws Exception {
    assertThat(get(open(), "/").body())
        .contains("node &lt;1>")
        .contains("127.0.0.1:2080")
        .contains("Open connections, by JSON-RPC door.")
        .doesNotContain("{{");
  }

  @Test
  void shouldServeOnlyWhoShowsCredentials() throws Exception {
    // Given
    ConsoleServer server =
        start(new ConsoleServerConfig(LOOPBACK, false, Map.of("ops", "secret"), Set.of("t0ken")));
    String basic = Base64.getEncoder().encodeToString("ops:secret".getBytes(UTF_8));

    // Then
    assertThat(get(server, "/metrics").statusCode()).isEqualTo(401);
    assertThat(get(server, "/health", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    assertThat(get(server, "/health", "Authorization", "Bearer t0ken").statusCode()).isEqualTo(200);
    assertThat(get(server, "/health", "Authorization", "Basic " + basic).statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldRefuseToStandOpenToOthers() {
    // Given
    ConsoleServerConfig config =
        new ConsoleServerConfig(new InetSocketAddress("0.0.0.0", 0), false, Map.of(), Set.of());

    // Then
    assertThatThrownBy(() -> start(config))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("rpc.auth.users")
        .hasMessageContaining("console.anonymous: true");
    assertThat(config.toString()).doesNotContain("token");
  }

  @Test
  void shouldSayWhichAddressIsTaken() {
    // Given
    ConsoleServer first = open();

    // Then
    assertThatThrownBy(
            () -> start(new ConsoleServerConfig(first.address(), false, Map.of(), Set.of())))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("console.listen")
        .hasMessageContaining("cannot be opened");
  }
}
