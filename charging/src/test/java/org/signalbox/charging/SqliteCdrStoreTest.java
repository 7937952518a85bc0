package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
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

class SqliteCdrStoreTest extends CdrStoreContract {

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 4),
            failure -> {
              throw new AssertionError(failure);
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Database database() {
    return database;
  }

  @Test
  void shouldFindEverythingAgainAfterReopening() {
    // Given
    InstantSource clock = () -> SampleCdrs.ANSWER;
    CdrStore.of(database, clock).add(List.of(SampleCdrs.call("1")));

    // When
    database.close();
    open();

    // Then
    assertThat(CdrStore.of(database, clock).count(CdrQuery.ALL)).isEqualTo(1);
    assertThat(CdrStore.of(database, clock).add(List.of(SampleCdrs.call("1")))).isFalse();
  }

  @Test
  void shouldFindWhatARefundNamesByAnIndex() throws Exception {
    // Given
    String named =
        "select * from cdrs where tenant = 'a' and origin_id = 'b' and origin_host = 'c'";

    // When
    String plan;
    try (Connection connection = database.readers().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("explain query plan " + named)) {
      rows.next();
      plan = rows.getString("detail");
    }

    // Then
    assertThat(plan).contains("cdrs_origin_idx (origin_id=? AND tenant=?)");
  }

  @Test
  void shouldShowTheColumnsOfThePostsToWhoeverOpensTheFile() throws Exception {
    // Given
    CdrStore.of(database, () -> SampleCdrs.ANSWER).add(List.of(SampleCdrs.call("1")));

    // When
    List<String> row;
    try (Connection connection = database.readers().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select account, setup_time, answer_time, usage, cost, sum(cost) from cdrs")) {
      rows.next();
      row =
          List.of(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              rows.getString(4),
              rows.getString(5),
              rows.getString(6));
    }

    // Then
    assertThat(row)
        .containsExactly(
            "1002", "2022-02-15 13:07:30", "2022-02-15 13:07:39", "181000000000", "88", "88");
  }

  private void execute(String statement) {
    database
        .writer()
        .submit(connection -> {
          try (Statement executed = connection.createStatement()) {
            return executed.execute(statement);
          }
        })
        .join();
  }

  @Test
  void shouldPutAsideACdrThatTheDatabaseRefusesAndGoOn() {
    // Given
    execute(
        "CREATE TRIGGER refusing BEFORE INSERT ON cdrs WHEN NEW.origin_id = 'odd'"
            + " BEGIN SELECT RAISE(ABORT, 'out of range'); END");
    CdrProjector projector =
        new CdrProjector(
            database,
            () -> SampleCdrs.ANSWER,
            placed -> List.of(new CdrNote(SampleCdrs.call(originOf(placed)), true, false)));

    // When
    projector.project(new ProjectorBatch(List.of(placed(1), placed(2), placed(3)), 3));

    // Then
    CdrStore store = CdrStore.of(database, () -> SampleCdrs.ANSWER);
    assertThat(store.count(CdrQuery.ALL)).isEqualTo(2);
    assertThat(CdrProjector.refused(database)).isEqualTo(1);
    assertThat(projector.position()).isEqualTo(3);
  }

  private static PositionedRecord placed(int position) {
    return new PositionedRecord(
        position, 0, SampleCdrs.ANSWER, new LedgerRecord.SessionOpened("s" + position));
  }

  private static String originOf(PositionedRecord placed) {
    return placed.position() == 2 ? "odd" : "call-" + placed.position();
  }
}
