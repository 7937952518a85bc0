package org.signalbox.rpc.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.registers.equipment.CheckAudit;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcLoopback;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.VirtualClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an API client is told of entries that it sets and lists that it has read in. */
class EquipmentImportMethodsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Database database;
  private LiveEquipment live;
  private RpcLoopback methods;

  @BeforeEach
  void open() {
    VirtualClock clock = new VirtualClock(Instant.parse("2026-11-26T05:00:00Z"));
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    live = LiveEquipment.open(database, EquipmentPolicy.USUAL, clock);
    EquipmentChecks checks = new EquipmentChecks(live, new CheckAudit.Rules(1, 10, true), clock);
    List<RpcMethod> all = new ArrayList<>(new EquipmentImportMethods(live, clock).all());
    all.addAll(new EquipmentMethods(live, checks, clock).all());
    methods = new RpcLoopback(RpcRegistry.of(all), RpcLimits.DEFAULT);
  }

  @AfterEach
  void close() {
    live.close();
    database.close();
  }

  @Test
  void shouldTellOfEachImportByItsIdAndOfTheLastWithoutOne() throws IOException {
    // Given
    String first = imported("imei\n11111111111111\n22222222222222\n");
    String second = imported("imei\n33333333333333\n");

    // When
    JsonNode ofFirst = call("EquipmentImportStatus", "{\"Id\":\"" + first + "\"}").path("result");
    JsonNode ofLast = call("EquipmentImportStatus", "{}").path("result");

    // Then
    assertThat(ofFirst.path("Added").asLong()).isEqualTo(2);
    assertThat(ofLast.path("Added").asLong()).isEqualTo(1);
    assertThat(ofLast.path("Id").asString()).isEqualTo(second);
    assertThat(call("EquipmentImportStatus", "{\"Id\":\"another\"}").path("error").asString())
        .contains("NOT_FOUND");
  }

  private String imported(String list) throws IOException {
    Path file = Files.writeString(folder.resolve("list.csv"), list);
    String id =
        call("StartEquipmentImport", "{\"Status\":\"black\",\"File\":\"" + file + "\"}")
            .path("result")
            .path("Id")
            .asString();
    awaitState(id, "DONE");
    return id;
  }

  private void awaitState(String id, String state) {
    Await.until(
        () ->
            call("EquipmentImportStatus", "{\"Id\":\"" + id + "\"}")
                .path("result")
                .path("State")
                .asString()
                .equals(state),
        () -> "the import to be " + state);
  }

  /** The file of an operator may be out of sight of a process that systemd started. */
  @Test
  void shouldSayWhichProcessCannotOpenAList() {
    // Given
    Path file = folder.resolve("nowhere.csv");

    // When
    String id =
        call("StartEquipmentImport", "{\"File\":\"" + file + "\"}")
            .path("result")
            .path("Id")
            .asString();
    awaitState(id, "FAILED");

    // Then
    assertThat(call("EquipmentImportStatus", "{}").path("result").path("Error").asString())
        .startsWith("the list " + file + " cannot be opened by process ")
        .contains(Long.toString(ProcessHandle.current().pid()), "which found no such file");
  }

  @Test
  void shouldWarnOfAWrongCheckDigitThatItTakes() {
    // When
    JsonNode answer =
        call(
                "SetEquipment",
                """
                {"Entries":[{"Equipment":"490154203237517","Status":"black"},
                {"Equipment":"490154203237518","Status":"black"}]}\
                """)
            .path("result");

    // Then
    assertThat(answer.path("Set").asLong()).isEqualTo(1 + 1);
    assertThat(answer.path("Warnings").toString())
        .isEqualTo("[\"490154203237517: the check digit is 7, and should be 8\"]");
  }

  @Test
  void shouldRefuseATimeThatNoListCanTell() {
    // When
    JsonNode answer =
        call(
            "SetEquipment",
            """
            {"Entries":[{"Equipment":"49015420","Status":"black","Since":"1969-01-01T00:00:00Z"}]}\
            """);

    // Then
    assertThat(answer.path("error").asString())
        .contains("found the time 1969-01-01T00:00:00Z, expected one of the years 1970 to 3999");
  }

  private JsonNode call(String method, String parameters) {
    String request =
        "{\"id\":1,\"method\":\"SignalboxV1." + method + "\",\"params\":[" + parameters + "]}";
    return JSON.readTree(
        methods.answers(List.of(request.getBytes(StandardCharsets.UTF_8))).getFirst());
  }
}
