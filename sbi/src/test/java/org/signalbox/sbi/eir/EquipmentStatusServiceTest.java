package org.signalbox.sbi.eir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.CheckAudit;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.EquipmentStatus;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** N5g-eir over HTTP: every status, and every question that is none. */
class EquipmentStatusServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");
  private static final String SPECIFIED = "specified";
  private static final String OF_THE_POST = "of-the-post";
  private static final String STRICT = "strict";

  @TempDir private static Path folder;
  private static final VirtualClock CLOCK = new VirtualClock(NOW);
  private static Database database;
  private static SbiServer specified;
  private static SbiServer ofThePost;
  private static SbiServer strict;

  @BeforeAll
  static void open() {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    specified = server(EquipmentPolicy.USUAL, 200);
    ofThePost = server(EquipmentPolicy.USUAL, 404);
    strict = server(new EquipmentPolicy(Optional.empty(), EquipmentStatus.GREYLISTED), 200);
  }

  @AfterAll
  static void close() {
    specified.close();
    ofThePost.close();
    strict.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    // The dialogues of the post, without and with the subscription.
    "specified, pei=490154203237518, 200, WHITELISTED",
    "specified, pei=imei-490154203237518&supi=imsi-001010000000001, 200, WHITELISTED",
    "specified, pei=49-015420-323751-8, 200, WHITELISTED",
    "specified, pei=58-241992-991142-3, 200, BLACKLISTED",
    "specified, pei=imeisv-5824199299114207&supi=imsi-001010000000001, 200, BLACKLISTED",
    "of-the-post, pei=582419929911423, 404, BLACKLISTED",
    "of-the-post, pei=490154203237518, 200, WHITELISTED",
    "specified, pei=imei-352099001761481, 200, GREYLISTED",
    "specified, pei=mac-00-00-5E-00-53-00, 200, BLACKLISTED",
    "specified, pei=mac-00-00-5E-00-53-00-untrusted, 200, BLACKLISTED",
    "specified, pei=eui-00-00-5E-EF-10-00-00-00, 200, WHITELISTED",
    // A subscription that is locked to one phone, in it and in another; and nobody in the other.
    "specified, pei=490154203237518&supi=imsi-001010000000002, 200, WHITELISTED",
    "specified, pei=352099001761481&supi=imsi-001010000000002, 200, BLACKLISTED",
    "strict, pei=352099001761481&supi=imsi-001010000000002, 200, GREYLISTED",
    // A form to come is on no list, and no way around a lock.
    "specified, pei=sn-4711, 200, WHITELISTED",
    "specified, pei=sn-4711&supi=imsi-001010000000002, 200, BLACKLISTED",
    "strict, pei=sn-4711&supi=imsi-001010000000002, 200, GREYLISTED",
    // What the network may add.
    "specified, pei=490154203237518&gpsi=msisdn-61400000000&supported-features=0, 200, WHITELISTED",
    "specified, pei=490154203237518&later-release=x, 200, WHITELISTED"
  })
  void shouldAnswerTheStatus(String server, String query, int code, String status) {
    // When
    HttpResponse<String> answer = get(server, "?" + query);

    // Then
    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"status\":\"" + status + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"490154203237518", "sn-4711"})
  void shouldAnswerUnknownEquipmentAsAnErrorWhenPolicySaysSo(String pei) {
    // When
    HttpResponse<String> answer = get(STRICT, "?pei=" + pei);

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"cause\":\"ERROR_EQUIPMENT_UNKNOWN\"", "\"status\":404");
  }

  @ParameterizedTest
  @CsvSource({
    "'', MANDATORY_QUERY_PARAM_MISSING, pei",
    "?supi=imsi-001010000000001, MANDATORY_QUERY_PARAM_MISSING, pei",
    "?pei=, MANDATORY_QUERY_PARAM_INCORRECT, pei",
    "?pei=imei-49015420323751, MANDATORY_QUERY_PARAM_INCORRECT, pei",
    "?pei=imei-4901542032375180, MANDATORY_QUERY_PARAM_INCORRECT, pei",
    "?pei=imeisv-490154203237518, MANDATORY_QUERY_PARAM_INCORRECT, pei",
    "?pei=490154203237518&pei=582419929911423, MANDATORY_QUERY_PARAM_INCORRECT, pei",
    "?pei=%20, MANDATORY_QUERY_PARAM_INCORRECT, pei",
    "?pei=490154203237518&supi=imsi-1, OPTIONAL_QUERY_PARAM_INCORRECT, supi",
    "?pei=490154203237518&supi=, OPTIONAL_QUERY_PARAM_INCORRECT, supi",
    "?pei=490154203237518&gpsi=, OPTIONAL_QUERY_PARAM_INCORRECT, gpsi",
    "?pei=490154203237518&supported-features=xyz, OPTIONAL_QUERY_PARAM_INCORRECT, supported-features"
  })
  void shouldRefuseAQuestionThatIsNone(String query, String cause, String parameter) {
    // When
    HttpResponse<String> answer = get(SPECIFIED, query);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"cause\":\"" + cause + "\"", "{\"param\":\"" + parameter + "\",\"reason\":");
  }

  @Test
  void shouldTellAllThatIsWrongAtOnce() {
    // When
    HttpResponse<String> answer = get(OF_THE_POST, "?pei=imei-x&supi=y&supported-features=z");

    // Then
    assertThat(answer.body())
        .contains("\"param\":\"pei\"", "\"param\":\"supi\"", "\"param\":\"supported-features\"");
  }

  private static SbiServer server(EquipmentPolicy policy, int blacklistedStatus) {
    LiveEquipment live = LiveEquipment.open(database, policy, CLOCK);
    var _ =
        live.put(
            List.of(
                entry("582419929911423", Optional.empty(), EquipmentMark.BLACKLISTED),
                entry("mac-00-00-5e-00-53-00", Optional.empty(), EquipmentMark.BLACKLISTED),
                entry("35209900", Optional.empty(), EquipmentMark.GREYLISTED),
                entry("490154203237518", Supi.parse("imsi-001010000000002"), EquipmentMark.LOCKED)),
            "test");
    EquipmentChecks checks = new EquipmentChecks(live, new CheckAudit.Rules(1, 10, false), CLOCK);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return SbiServer.start(
        new SbiServerConfig(
            List.of(anyPort), Optional.empty(), SbiLimits.USUAL, LateRequests.SERVE, CLOCK),
        new EquipmentStatusService(checks, blacklistedStatus).endpoints(),
        RequestGuard.ALLOWS_ALL);
  }

  private static EquipmentEntry entry(String equipment, Optional<Supi> supi, EquipmentMark mark) {
    return new EquipmentEntry(
        new EntryKey(EquipmentSelector.parse(equipment).orElseThrow(), supi), mark, "", NOW);
  }

  private static HttpResponse<String> get(String server, String query) {
    SbiServer asked =
        switch (server) {
          case SPECIFIED -> specified;
          case OF_THE_POST -> ofThePost;
          default -> strict;
        };
    InetSocketAddress address = asked.clearAddresses().getFirst();
    URI uri =
        URI.create("http://127.0.0.1:" + address.getPort() + EquipmentStatusService.PATH + query);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
