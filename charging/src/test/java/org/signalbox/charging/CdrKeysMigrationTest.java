package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;

/**
 * An SQLite database of the release before CDRs were found by their origins, opened by this one.
 */
class CdrKeysMigrationTest {

  private static final int VERSION_BEFORE = 11;

  @TempDir private Path folder;
  private List<List<String>> before = List.of();
  private List<String> columns = List.of();
  private Database database;

  private static DatabaseConfig at(Path file) {
    return new DatabaseConfig.Embedded(file, 1);
  }

  private static void fail(Throwable failure) {
    throw new AssertionError(failure);
  }

  private static Cdr given(String originId) {
    return SampleCdrs.call(
        new CdrKey("cgrates.org", "own", "*default"),
        new CdrOrigin(originId, "host", ""),
        "1002",
        "88");
  }

  /** Five rows of which the last was removed and the second marked as deleted, by somebody. */
  @BeforeEach
  void open() throws SQLException {
    Path today = folder.resolve("today.db");
    try (Database filled = Database.open(at(today), CdrKeysMigrationTest::fail)) {
      CdrStore.of(filled, () -> SampleCdrs.ANSWER)
          .add(
              List.of(
                  SampleCdrs.call("1"),
                  SampleCdrs.call("2"),
                  given("3"),
                  SampleCdrs.call("b.org", "1", "x", "0.10"),
                  SampleCdrs.call("removed")));
    }
    Path file = folder.resolve("signalbox.db");
    Database.openAt(VERSION_BEFORE, at(file), CdrKeysMigrationTest::fail).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("ATTACH DATABASE '" + today + "' AS today");
      columns = columnsOf(statement);
      String names = String.join(", ", columns);
      statement.executeUpdate(
          "INSERT INTO main.cdrs (%1$s) SELECT %1$s FROM today.cdrs".formatted(names));
      statement.executeUpdate("DELETE FROM cdrs WHERE origin_id = 'removed'");
      statement.executeUpdate(
          "UPDATE cdrs SET deleted_at = '2026-01-01 00:00:00', debits = '[]', ledger_position = 7"
              + " WHERE id = 2");
      before = rows(statement);
    }
    database = Database.open(at(file), CdrKeysMigrationTest::fail);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static List<String> columnsOf(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT * FROM main.cdrs")) {
      ResultSetMetaData about = rows.getMetaData();
      for (int column = 1; column <= about.getColumnCount(); column++) {
        names.add(about.getColumnName(column));
      }
    }
    return names;
  }

  private List<List<String>> rows(Statement statement) throws SQLException {
    List<List<String>> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT " + String.join(", ", columns) + " FROM main.cdrs ORDER BY id")) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns.size(); column++) {
          row.add(String.valueOf(rows.getString(column)));
        }
        found.add(row);
      }
    }
    return found;
  }

  private List<List<String>> rows() throws SQLException {
    try (Connection connection = database.readers().getConnection();
        Statement statement = connection.createStatement()) {
      return rows(statement);
    }
  }

  private CdrStore store() {
    return CdrStore.of(database, () -> SampleCdrs.ANSWER);
  }

  private List<String> idsAndCosts() {
    List<String> found = new ArrayList<>();
    store()
        .read(
            CdrQuery.ALL,
            stored -> found.add(stored.orderId() + " " + stored.cdr().cost().outward()));
    return found;
  }

  @Test
  void shouldHaveTheRowsThatItHadBefore() throws SQLException {
    // When
    List<List<String>> after = rows();

    // Then
    assertThat(after).hasSize(4).isEqualTo(before);
    assertThat(columns).hasSize(28).contains("deleted_at", "debits", "ledger_position");
  }

  @Test
  void shouldGiveNoIdASecondTime() {
    // When
    store().add(List.of(SampleCdrs.call("removed")));

    // Then
    assertThat(idsAndCosts()).containsExactly("1 88", "3 88", "4 0.1", "6 88");
  }

  @Test
  void shouldRefuseTheCdrsThatWereThere() {
    // Given
    List<Cdr> there =
        List.of(
            SampleCdrs.call("1"),
            SampleCdrs.call("2"),
            given("other"),
            SampleCdrs.call("b.org", "1", "x", "7"));

    // When
    List<Boolean> added = there.stream().map(cdr -> store().add(List.of(cdr))).toList();

    // Then
    assertThat(added).containsExactly(false, false, false, false);
    assertThat(store().add(List.of(SampleCdrs.call("b.org", "1", "*default", "7")))).isTrue();
  }

  @Test
  void shouldMakeOneRowOfACdrThatTakesThePlaceOfOneThatWasThere() {
    // When
    store().put(List.of(SampleCdrs.call("cgrates.org", "1", "*default", "7")));

    // Then
    assertThat(idsAndCosts()).containsExactly("1 7", "3 88", "4 0.1");
    assertThat(store().add(List.of(SampleCdrs.call("1")))).isFalse();
  }

  @Test
  void shouldMakeOneRowOfWhatTheLedgerTookInPlaceOfOneThatWasThere() {
    // Given
    CdrNote replacing =
        new CdrNote(SampleCdrs.call("cgrates.org", "1", "*default", "7"), false, true);
    CdrNote another = new CdrNote(SampleCdrs.call("b.org", "1", "x", "9"), false, false);
    CdrProjector projector =
        new CdrProjector(
            database, () -> SampleCdrs.ANSWER, placed -> List.of(replacing, another, replacing));

    // When
    projector.project(
        new ProjectorBatch(
            List.of(
                new PositionedRecord(1, 0, SampleCdrs.ANSWER, new LedgerRecord.SessionOpened("s"))),
            1));

    // Then
    assertThat(idsAndCosts()).containsExactly("1 7", "3 88", "4 0.1");
    assertThat(store().add(List.of(SampleCdrs.call("1")))).isFalse();
  }
}
