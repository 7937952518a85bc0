package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.registers.nf.subscription.NfSubscriptionDecoder;
import org.signalbox.registers.nf.subscription.NfSubscriptionReading;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.SqlNfSubscriptionStore;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;
import tools.jackson.databind.JsonNode;

/** The service-based interfaces of a node, as it puts them together. */
class NodeSbiTest {

  private static final VirtualClock CLOCK = VirtualClock.at("2026-01-01T00:00:00Z");
  private static final String UDM =
      "{\"nfInstanceId\":\"5b2a9e10-f61b-41f1-8c11-7d6e5f4a3b2c\",\"nfType\":\"UDM\","
          + "\"nfStatus\":\"REGISTERED\",\"fqdn\":\"udm.test\"}";

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private NodeSbi start() {
    SignalboxConfig config =
        ConfigReader.read(
            new ConfigSource(
                Optional.empty(), List.of("sbi.listen=127.0.0.1:0"), name -> Optional.empty()));
    NodeEquipment equipment = NodeEquipment.open(database, config.eir(), CLOCK);
    NfRegisterLoading functions = NfRegisterLoading.begin(config.sbi(), database, CLOCK);
    return NodeSbi.start(
            config.sbi(),
            new NodeSbi.Foundations(database, functions, folder, CLOCK, equipment.endpoints()))
        .orElseThrow();
  }

  private static String root(NodeSbi node) {
    return node.listeners().values().stream()
        .findFirst()
        .map(address -> "http://127.0.0.1:" + address.getPort())
        .orElseThrow();
  }

  private static JsonNode read(String place) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(place))
                  .version(HttpClient.Version.HTTP_1_1)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return SbiJson.read(answer.body());
    }
  }

  private static Set<String> described(JsonNode document) {
    Set<String> described = new TreeSet<>();
    JsonNode paths = document.path("paths");
    for (String path : paths.propertyNames()) {
      for (SbiMethod method : SbiMethod.values()) {
        if (paths.path(path).has(method.name().toLowerCase(Locale.ROOT))) {
          described.add(method + " " + path);
        }
      }
    }
    return described;
  }

  @Test
  void shouldDescribeEveryOperationThatItServesAndNoOther() throws Exception {
    // Given
    Set<String> described = new TreeSet<>();

    // When
    try (NodeSbi node = start()) {
      for (JsonNode place : read(root(node) + "/openapi")) {
        described.addAll(described(read(place.stringValue())));
      }

      // Then
      Set<String> served =
          node.operations().stream()
              .map(operation -> operation.name())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(described).isEqualTo(served);
    }
  }

  @Test
  void shouldTimeEveryAnswerByOperationAndStatus() throws Exception {
    // Given
    try (NodeSbi node = start()) {
      String root = root(node);

      // When
      read(root + "/openapi");
      read(root + "/nnrf-nfm/v1/nf-instances/5b2a9e10-f61b-41f1-8c11-7d6e5f4a3b2c");
      read(root + "/nowhere");

      // Then
      assertThat(node.durations())
          .containsOnlyKeys(
              List.of("openapi", "GET /openapi", "200"),
              List.of("nnrf-nfm", "GET /nnrf-nfm/v1/nf-instances/{nfInstanceID}", "404"),
              List.of("none", "none", "404"))
          .allSatisfy((labels, histogram) ->
              assertThat(histogram.counts().stream().mapToLong(Long::longValue).sum())
                  .isEqualTo(1));
    }
  }

  @ParameterizedTest(name = "{0} then secure {1}")
  @CsvSource({
    "open-lab, true, 0, 0",
    "open-lab, false, 1, 1",
    "secure, true, 1, 1",
    "'', true, 1, 1"
  })
  void shouldForgetUnderTheProfileSecureWhatAnybodyCouldWrite(
      String before, boolean isSecure, int functions, int subscribers) throws Exception {
    // Given
    if (!before.isEmpty()) {
      Files.writeString(folder.resolve("nf-security-profile"), before + "\n");
    }
    NfRegister register =
        NfRegister.open(new SqlNfRegisterStore(database, CLOCK), NfRegisterConfig.DEFAULT, CLOCK);
    if (NfProfile.read(UDM.getBytes(StandardCharsets.UTF_8))
        instanceof NfProfileReading.Accepted accepted) {
      var _ = register.put(accepted.profile());
    }
    NfSubscriptions subscriptions =
        NfSubscriptions.open(new SqlNfSubscriptionStore(database), "nrf");
    if (NfSubscriptionDecoder.read(
            subscriptions.newKey("http://nrf"),
            SbiJson.readObject(
                "{\"nfStatusNotificationUri\":\"http://n/x\"}".getBytes(StandardCharsets.UTF_8)),
            new NfSubscriptionDecoder.Term(
                CLOCK.instant(), CLOCK.instant().plus(Duration.ofDays(1))))
        instanceof NfSubscriptionReading.Accepted(var subscription)) {
      subscriptions.put(subscription);
    }

    // When
    SecurityMark.check(folder, isSecure, register, subscriptions);

    // Then
    assertThat(register.size()).isEqualTo(functions);
    assertThat(new ArrayList<>(subscriptions.kept())).hasSize(subscribers);
    assertThat(folder.resolve("nf-security-profile"))
        .content()
        .isEqualTo(isSecure ? "secure\n" : "open-lab\n");
  }
}
