package org.signalbox.app.internal.backup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup holds.
 *
 * @param at the moment it is of
 * @param release of the program that made it
 * @param dialect of the database whose rows it holds
 * @param schema version of the tables
 * @param ledger what it holds of the ledger
 * @param tables rows of each table
 * @param entries everything in the file but the manifest
 */
record BackupManifest(
    Instant at,
    String release,
    String dialect,
    int schema,
    Ledger ledger,
    Map<String, Long> tables,
    Map<String, Sum> entries) {

  static final String NAME = "manifest.json";

  /** The SHA-256 of the manifest itself. */
  static final String SUM_NAME = "manifest.sha256";

  private static final int VERSION = 1;

  /**
   * @param snapshotPosition of the image; the log behind it goes on to {@code position}
   * @param stateHash of the image
   */
  record Ledger(long snapshotPosition, long position, String stateHash) {}

  /** Length and SHA-256 of an entry. */
  record Sum(long octets, String sha256) {}

  BackupManifest {
    tables = new LinkedHashMap<>(tables);
    entries = new LinkedHashMap<>(entries);
  }

  ObjectNode json() {
    ObjectNode out = CallJson.object();
    out.put("version", VERSION);
    out.put("at", at.toString());
    out.put("release", release);
    out.put("dialect", dialect);
    out.put("schema", schema);
    ObjectNode inLedger = out.putObject("ledger");
    inLedger.put("snapshotPosition", ledger.snapshotPosition());
    inLedger.put("position", ledger.position());
    inLedger.put("stateHash", ledger.stateHash());
    ObjectNode rows = out.putObject("tables");
    tables.forEach(rows::put);
    ObjectNode sums = out.putObject("entries");
    entries.forEach((name, sum) -> {
      ObjectNode entry = sums.putObject(name);
      entry.put("octets", sum.octets());
      entry.put("sha256", sum.sha256());
    });
    return out;
  }

  static BackupManifest of(JsonNode json) {
    if (json.path("version").asInt(0) != VERSION) {
      throw new OperatorFault(
          "found a backup of version "
              + json.path("version").asString("none")
              + ", expected "
              + VERSION);
    }
    Map<String, Long> tables = new LinkedHashMap<>();
    names(json.path("tables"))
        .forEach(table -> tables.put(table, json.path("tables").path(table).asLong()));
    Map<String, Sum> entries = new LinkedHashMap<>();
    for (String name : names(json.path("entries"))) {
      JsonNode sum = json.path("entries").path(name);
      entries.put(name, new Sum(sum.path("octets").asLong(), sum.path("sha256").asString()));
    }
    JsonNode ledger = json.path("ledger");
    return new BackupManifest(
        Instant.parse(json.path("at").asString()),
        json.path("release").asString(),
        json.path("dialect").asString(),
        json.path("schema").asInt(),
        new Ledger(
            ledger.path("snapshotPosition").asLong(),
            ledger.path("position").asLong(),
            ledger.path("stateHash").asString()),
        tables,
        entries);
  }

  private static Set<String> names(JsonNode object) {
    return Set.copyOf(object.propertyNames());
  }
}
