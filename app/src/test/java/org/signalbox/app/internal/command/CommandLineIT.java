package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.app.Signalbox;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;

/** The command line against a node in this process. */
class CommandLineIT {

  private static final Path FIXTURES = Path.of("..", "fixtures", "tariffs");

  @TempDir Path folder = Path.of(".");

  private final PrintStream standardOut = System.out;
  private final PrintStream standardErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void captureOutput() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void releaseOutput() {
    System.setOut(standardOut);
    System.setErr(standardErr);
  }

  private Signalbox start() {
    List<String> settings =
        List.of(
            "data=" + folder,
            "rpc.http=127.0.0.1:0",
            "rpc.tcp=127.0.0.1:0",
            "diameter.listen=127.0.0.1:0",
            "sbi.listen=127.0.0.1:0",
            "console.listen=127.0.0.1:0");
    return Signalbox.start(
        ConfigReader.read(new ConfigSource(Optional.empty(), settings, name -> Optional.empty())),
        InstantSource.system(),
        failure -> {});
  }

  private int run(String... arguments) {
    return SignalboxCommand.run(arguments);
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldLoadPriceExplainAndSumThroughARunningNode() {
    try (Signalbox node = start()) {
      String data = "--data=" + folder;
      assertThat(run("load", data, "--path", FIXTURES.resolve("posts").toString())).isZero();
      assertThat(
              run(
                  "rpc",
                  data,
                  "cost Category=\"call\" Subject=\"1001\" Destination=\"6140000\""
                      + " AnswerTime=\"2025-08-04T13:00:00Z\" Usage=\"123s\""))
          .isZero();
      assertThat(
              run(
                  "explain",
                  data,
                  "cost",
                  "Destination=\"6140000\"",
                  "AnswerTime=\"2025-08-04T13:00:00Z\"",
                  "Usage=\"123s\""))
          .isZero();
      assertThat(run("cdrs", "sum", data)).isZero();
      assertThat(run("cdrs", "ls", data)).isZero();
      assertThat(shown())
          .contains("OK, in force, by the node")
          .contains("Cost   66")
          .contains("= 66")
          .contains("SUM 0")
          .contains("none");
      assertThat(node.readyLine()).startsWith("signalbox ready rpc.http=127.0.0.1:");
    }
  }

  @Test
  void shouldLoadIntoADataFolderWithoutANode() {
    // When
    int status = run("load", "--data=" + folder, "--path", FIXTURES.resolve("tutorial").toString());

    // Then
    assertThat(complained()).isEmpty();
    assertThat(status).isZero();
    assertThat(shown()).contains("in force, in " + folder + ", where no node runs");
  }

  @Test
  void shouldListEveryProblemOfAFolder() throws IOException {
    // Given
    Path bad = Files.createDirectory(folder.resolve("bad"));
    Files.writeString(bad.resolve("Rates.csv"), "R1,0,abc,60s,60s,0s\nR2,0,x,60s,60s,0s\n");

    // When
    int status = run("load", "--data=" + folder, "--path", bad.toString());

    // Then
    assertThat(status).isEqualTo(1);
    assertThat(complained()).contains("Rates.csv:1:").contains("Rates.csv:2:");
  }

  @Test
  void shouldTakeCgrConsoleAndCgrLoaderAsTyped() {
    try (Signalbox node = start()) {
      String tcp = "127.0.0.1:" + port(node, "rpc.tcp");
      String posts = FIXTURES.resolve("posts").toString();
      assertThat(run("cgr-loader", "-verbose", "-path=" + posts, "-caches_address=" + tcp))
          .isZero();
      assertThat(
              run(
                  "cgr-console",
                  "-server",
                  tcp,
                  "cost Category=\"call\" Tenant=\"cgrates.org\" Subject=\"1001\""
                      + " Destination=\"6140000\" AnswerTime=\"2025-08-04T13:00:00Z\""
                      + " Usage=\"123s\""))
          .isZero();
      assertThat(shown()).contains("\"Cost\" : 66");
    }
  }

  @Test
  void shouldHaveNothingToMigrate() {
    assertThat(run("cgr-migrator", "-exec=*set_versions", "-stordb_passwd=CGRateS.org")).isZero();
    assertThat(shown()).contains("*set_versions: nothing to do");
    assertThat(run("cgr-migrator", "-exce=*set_versions")).isEqualTo(1);
    assertThat(complained()).isEqualTo("found the unknown flag -exce, expected -exec\n");
  }

  @Test
  void shouldTellErrorsOfTheNodeOnStandardError() {
    try (Signalbox node = start()) {
      assertThat(run("rpc", "--data=" + folder, "APIerSv1.Nothing")).isEqualTo(1);
      assertThat(complained()).isEqualTo("rpc: can't find method APIerSv1.Nothing\n");
      assertThat(run("reset", "--yes", "--data=" + folder)).isEqualTo(1);
      assertThat(complained()).contains("in use by another signalbox");
      assertThat(node.listeners()).containsKeys("rpc.http", "rpc.tcp", "console.listen");
    }
  }

  @Test
  void shouldResetToABlankSlate() {
    // Given
    run("load", "--data=" + folder, "--path", FIXTURES.resolve("posts").toString());

    // When
    int status = run("reset", "--yes", "--data=" + folder);

    // Then
    assertThat(status).isZero();
    assertThat(folder.resolve("signalbox.db")).doesNotExist();
    assertThat(shown()).contains("removed all tariffs, accounts and CDRs");
  }

  @Test
  void shouldCheckSettings() {
    assertThat(run("check", "--set", "rpc.htp=off", "--set", "rpc.tcp=x")).isEqualTo(1);
    assertThat(complained()).contains("expected rpc.http").contains("2 problems");
    assertThat(run("check")).isZero();
    assertThat(shown()).contains("127.0.0.1:2080").contains("no problems");
  }

  @Test
  void shouldCheckTheFileOfWhomRequestsCharge() throws IOException {
    Path file =
        Files.writeString(folder.resolve("ocs.yaml"), "services:\n  - name: a\n    lik: b\n");
    assertThat(run("check", "--set", "ocs.file=" + file)).isEqualTo(1);
    assertThat(complained())
        .contains("ocs.yaml:3:5: found unknown key \"lik\", expected \"like\"")
        .contains("1 problem");
    Files.writeString(file, "free-numbers: [\"000\"]\n");
    assertThat(run("check", "--set", "ocs.file=" + file)).isZero();
    assertThat(shown()).contains("ocs.yaml").contains("no problems");
  }

  @Test
  void shouldNotFindANodeWhereNoneRuns() {
    assertThat(run("rpc", "--server", "127.0.0.1:1", "ping")).isEqualTo(1);
    assertThat(complained()).contains("no node answers at 127.0.0.1:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start", "demo", "check", "load", "rpc", "explain", "cdrs", "voucher", "reset", "version"
      })
  void shouldHelpWithEveryCommand(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(shown()).contains("Usage: signalbox " + command);
  }

  @Test
  void shouldServeMetricsWithHelpTypeAndZeroFromTheStart() throws Exception {
    try (Signalbox node = start();
        HttpClient client = HttpClient.newHttpClient()) {
      int port = port(node, "console.listen");

      // When
      String metrics = get(client, port, "/metrics");

      // Then
      assertThat(metrics)
          .contains("signalbox_rpc_calls_total{method=\"APIerSv1.GetCost\",outcome=\"ok\"} 0.0")
          .contains("signalbox_cdrs_total{outcome=\"rated\"} 0.0")
          .contains("signalbox_cdrs_refused_total{reason=\"unauthorized_destination\"} 0.0")
          .contains("signalbox_tariff_rating_plans 0.0");
      assertThat(get(client, port, "/health")).contains("\"status\":\"up\"");
      assertThat(get(client, port, "/")).contains("<title>signalbox · Signalbox</title>");
    }
  }

  private static int port(Signalbox node, String listener) {
    return Objects.requireNonNull(node.listeners().get(listener), listener).getPort();
  }

  private static String get(HttpClient client, int port, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
