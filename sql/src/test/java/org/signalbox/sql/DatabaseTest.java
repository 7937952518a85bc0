package org.signalbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;

class DatabaseTest {

  @TempDir Path folder;

  @Test
  void shouldFindAnAcknowledgedWriteAfterOpeningAgain() throws SQLException {
    // Given
    try (Database database = open()) {
      database.writer().submit(insert("mobile")).join();
    }

    // When
    try (Database database = open()) {

      // Then
      assertThat(names(database)).containsExactly("mobile");
    }
  }

  @Test
  void shouldSyncEveryCommitOfTheEmbeddedDatabase() {
    // Given
    try (Database database = open()) {

      // When
      String settings =
          database
              .writer()
              .submit(c -> pragma(c, "journal_mode") + " " + pragma(c, "synchronous"))
              .join();

      // Then: 2 is FULL
      assertThat(settings).isEqualTo("wal 2");
    }
  }

  @Test
  void shouldKeepThePagesOfALargeBatchAndPutThemIntoTheDatabaseSeldom() {
    // Given
    try (Database database = open()) {

      // When
      String settings =
          database
              .writer()
              .submit(c -> pragma(c, "cache_size") + " " + pragma(c, "wal_autocheckpoint"))
              .join();

      // Then: KiB, and pages
      assertThat(settings).isEqualTo("-65536 8192");
    }
  }

  @Test
  void shouldMakeADatabaseOfLargePages() {
    // Given
    try (Database database = open()) {

      // When
      String octets = database.writer().submit(c -> pragma(c, "page_size")).join();

      // Then
      assertThat(octets).isEqualTo("8192");
    }
  }

  @Test
  void shouldGoOnWithADatabaseOfSmallPages() throws SQLException {
    // Given
    try (Connection made =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("signalbox.db"));
        Statement statement = made.createStatement()) {
      statement.execute("PRAGMA page_size = 4096");
      statement.execute("PRAGMA journal_mode = WAL");
    }

    // When
    try (Database database = open()) {
      database.writer().submit(insert("mobile")).join();

      // Then
      assertThat(database.writer().submit(c -> pragma(c, "page_size")).join()).isEqualTo("4096");
      assertThat(names(database)).containsExactly("mobile");
    }
  }

  @Test
  void shouldCommitWhatWaitedTogetherAndFailOnlyTheFaultyPiece() throws SQLException {
    // Given
    try (Database database = open()) {
      CountDownLatch gate = new CountDownLatch(1);
      CompletableFuture<Boolean> holding = database.writer().submit(c -> await(gate));
      List<CompletableFuture<Integer>> waiting = new ArrayList<>();
      for (String name : List.of("mobile", "fixed", "mobile", "toll-free")) {
        waiting.add(database.writer().submit(insert(name)));
      }

      // When
      gate.countDown();

      // Then
      assertThat(holding.join()).isTrue();
      assertThat(waiting.get(0).join()).isEqualTo(1);
      assertThat(waiting.get(1).join()).isEqualTo(1);
      assertThatThrownBy(() -> waiting.get(2).join()).isInstanceOf(CompletionException.class);
      assertThat(waiting.get(3).join()).isEqualTo(1);
      assertThat(names(database)).containsExactlyInAnyOrder("mobile", "fixed", "toll-free");
    }
  }

  @Test
  void shouldStoreNothingOfAPieceThatFailsHalfway() throws SQLException {
    // Given
    try (Database database = open()) {

      // When
      CompletableFuture<Integer> failing =
          database
              .writer()
              .submit(c -> {
                insert("mobile").run(c);
                throw new SQLException("halfway");
              });

      // Then
      assertThatThrownBy(failing::join).hasRootCauseMessage("halfway");
      assertThat(names(database)).isEmpty();
    }
  }

  @Test
  void shouldRefuseAWriteAfterClosing() {
    // Given
    Database database = open();
    database.close();

    // When
    CompletableFuture<Integer> late = database.writer().submit(insert("mobile"));

    // Then
    assertThatThrownBy(late::join).hasRootCauseMessage("the database is closed");
  }

  @Test
  void shouldRefuseTablesOfANewerRelease() {
    // Given
    try (Database database = open()) {
      database
          .writer()
          .submit(c ->
              execute(c, "UPDATE flyway_schema_history SET version = '99' WHERE version = '2'"))
          .join();
    }

    // When, Then
    assertThatThrownBy(this::open)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("version 99")
        .hasMessageContaining("newer release");
  }

  @Test
  void shouldTellThatAFileIsNoDatabase() throws Exception {
    // Given
    Files.writeString(folder.resolve("signalbox.db"), "not a database ".repeat(100));

    // When, Then
    assertThatThrownBy(this::open)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("signalbox.db");
  }

  @Test
  void shouldRefuseADatabaseAddressOfAnotherKind() {
    assertThatThrownBy(() -> new DatabaseConfig.Server("jdbc:oracle:x", "u", "p", 1).dialect())
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void shouldNotShowThePasswordOfAServer() {
    assertThat(new DatabaseConfig.Server("jdbc:postgresql://db/x", "u", "secret", 1).toString())
        .doesNotContain("secret");
  }

  private Database open() {
    return Database.open(
        new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
        fault -> {
          throw new AssertionError("storage broke", fault);
        });
  }

  private static SqlWriter.Work<Integer> insert(String name) {
    return connection -> execute(connection, "INSERT INTO tariffs(name) VALUES ('" + name + "')");
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }

  private static List<String> names(Database database) throws SQLException {
    try (Connection connection = database.readers().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM tariffs")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static boolean await(CountDownLatch gate) {
    try {
      gate.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
