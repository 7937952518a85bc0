package org.signalbox.app.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.node.OfflineNode;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.StoredCdr;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.sql.SchemaVersion;
import org.signalbox.sql.TableDumpStore;

/** Backups whose tables are of another version than this release's. */
class EarlierBackupTest {

  private static final int EVENTS = 20;

  @TempDir Path folder = Path.of("");
  private Path newest = Path.of("");
  private List<StoredCdr> cdrs = List.of();

  private static SignalboxConfig on(Path data, String... settings) {
    List<String> all = new ArrayList<>(List.of("data=" + data));
    all.addAll(List.of(settings));
    return ConfigReader.read(new ConfigSource(Optional.empty(), all, name -> Optional.empty()));
  }

  /** A node that charged something, and its backup of this release. */
  @BeforeEach
  void backUp() {
    newest = folder.resolve("newest.backup");
    try (OfflineNode node = OfflineNode.open(on(folder.resolve("data")), InstantSource.system())) {
      ChargingLoad load = new ChargingLoad(node.ledger().port(), 0);
      for (int event = 0; event < EVENTS; event++) {
        load.charge(event);
      }
      assertThat(node.ledger().port().awaitCdrs()).isTrue();
      cdrs = stored(node.database());
      new NodeBackup(node.backupSource(), new BackupProgress()).write(newest);
    }
  }

  private static List<StoredCdr> stored(Database database) {
    List<StoredCdr> found = new ArrayList<>();
    CdrStore.of(database, InstantSource.system()).read(CdrQuery.ALL, found::add);
    return found;
  }

  private static void restore(Path file, SignalboxConfig config, Path data) {
    try (DataFolder held = DataFolder.lockForRestore(data);
        BackupReader backup = BackupReader.open(file)) {
      assertThat(backup.problems((done, total) -> {})).isEmpty();
      new NodeRestore(config, held, backup).restore(false);
    }
  }

  /** The same backup as a release would have made it that had tables of this version. */
  private Path backupOf(int version, String dialect) throws IOException, SQLException {
    Path made = folder.resolve("earlier.backup");
    Map<String, Long> rows = new LinkedHashMap<>();
    try (BackupReader all = BackupReader.open(newest);
        BackupWriter writer = new BackupWriter(made);
        Database database = tablesOf(version);
        TableDumpStore dump = TableDumpStore.open(database)) {
      for (String entry : all.entries(BackupEntries.LEDGER)) {
        try (InputStream content = all.content(entry)) {
          writer.add(entry, content::transferTo);
        }
      }
      for (String table : dump.tables()) {
        writer.add(BackupEntries.ofTable(table), out -> rows.put(table, dump.write(table, out)));
      }
      BackupManifest manifest = all.manifest();
      writer.finish(
          new BackupManifest(
              manifest.at(), "0.9", dialect, version, manifest.ledger(), rows, writer.sums()));
    }
    return made;
  }

  /** Tables of a version, with as much of the rows of the backup as they can hold. */
  private Database tablesOf(int version) throws SQLException {
    Path data = folder.resolve("of-today");
    restore(newest, on(data), data);
    int known = Math.min(version, SchemaVersion.NEWEST);
    Path file = folder.resolve("earlier.db");
    DatabaseConfig config = new DatabaseConfig.Embedded(file, 1);
    Database.openAt(known, config, failure -> {}).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("ATTACH DATABASE '" + data.resolve("signalbox.db") + "' AS today");
      for (String table :
          texts(
              statement,
              "SELECT name FROM main.sqlite_master"
                  + " WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%'")) {
        String columns =
            String.join(
                ", ", texts(statement, "SELECT name FROM pragma_table_info('" + table + "')"));
        statement.executeUpdate("DELETE FROM main." + table);
        statement.executeUpdate(
            "INSERT INTO main.%1$s (%2$s) SELECT %2$s FROM today.%1$s".formatted(table, columns));
      }
    }
    return Database.openAt(known, config, failure -> {});
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 9, 10, 11})
  void shouldBringTheTablesOfAnEarlierReleaseUpToDate(int version)
      throws IOException, SQLException {
    // Given
    Path earlier = backupOf(version, "SQLITE");
    Path elsewhere = folder.resolve("elsewhere");

    // When
    restore(earlier, on(elsewhere), elsewhere);

    // Then
    try (OfflineNode node = OfflineNode.open(on(elsewhere), InstantSource.system());
        TableDumpStore tables = TableDumpStore.open(node.database())) {
      assertThat(stored(node.database())).hasSize(EVENTS).isEqualTo(cdrs);
      assertThat(tables.tables()).contains("nf_changes", "nf_keepers");
      new ChargingLoad(node.ledger().port(), 0).charge(EVENTS);
      assertThat(node.ledger().port().awaitCdrs()).isTrue();
      assertThat(stored(node.database())).hasSize(EVENTS + 1);
    }
  }

  @Test
  void shouldRefuseTheTablesOfALaterReleaseInASentence() throws IOException, SQLException {
    // Given
    int later = SchemaVersion.NEWEST + 1;
    Path file = backupOf(later, "SQLITE");
    Path elsewhere = folder.resolve("elsewhere");

    // When / Then
    assertThatThrownBy(() -> restore(file, on(elsewhere), elsewhere))
        .isInstanceOf(OperatorFault.class)
        .hasMessage(
            "the backup's tables are of version "
                + later
                + ", this release has "
                + SchemaVersion.NEWEST
                + ": restore it with release 0.9");
  }

  @Test
  void shouldRefuseEarlierTablesForADatabaseServer() throws IOException, SQLException {
    // Given
    Path file = backupOf(9, "POSTGRESQL");
    Path elsewhere = folder.resolve("elsewhere");
    SignalboxConfig server =
        on(elsewhere, "storage.database=postgresql://127.0.0.1:1/signalbox", "storage.user=me");

    // When / Then
    assertThatThrownBy(() -> restore(file, server, elsewhere))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("restore it with release 0.9, then start this one on it");
  }
}
