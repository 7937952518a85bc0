package org.signalbox.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What the system is asked to write early, beside the real files of SQLite. */
@EnabledOnOs(OS.LINUX)
class SqliteWritebackTest {

  private static final long SOON_SECONDS = 60;

  @TempDir Path folder;

  /** What the files that were written are, in the order in which that was asked for. */
  private final BlockingQueue<Path> written = new LinkedBlockingQueue<>();

  private Path file;
  private Connection connection;
  private SqliteWriteback writeback;

  @BeforeEach
  void open() throws SQLException {
    file = folder.resolve("test.db");
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    connection = source.getConnection();
    execute("PRAGMA journal_mode = WAL");
    writeback = new SqliteWriteback(file, () -> Optional.of(this::note));
    writeback.start();
  }

  @AfterEach
  void close() throws SQLException {
    writeback.close();
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void note(int number) {
    try {
      written.add(Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)));
    } catch (IOException e) {
      written.add(Path.of("not open: " + number));
    }
  }

  @Test
  void shouldHaveTheDatabaseAndItsLogWrittenAgainAndAgain() throws Exception {
    // Given
    execute("CREATE TABLE t (a)");

    // When
    writeback.begin();

    // Then
    for (int i = 0; i < 3; i++) {
      assertThat(written.poll(SOON_SECONDS, TimeUnit.SECONDS)).isEqualTo(file);
      assertThat(written.poll(SOON_SECONDS, TimeUnit.SECONDS))
          .isEqualTo(folder.resolve("test.db-wal"));
    }
  }

  @Test
  void shouldFindFilesThatWereNotOpenBefore() throws Exception {
    // Given
    Path late = folder.resolve("late.db");
    SqliteWriteback early = new SqliteWriteback(late, () -> Optional.of(this::note));
    early.start();
    early.begin();
    early.end();

    // When
    try (var opened = Files.newByteChannel(Files.createFile(late))) {
      early.begin();

      // Then
      assertThat(opened.isOpen()).isTrue();
      assertThat(written.poll(SOON_SECONDS, TimeUnit.SECONDS)).isEqualTo(late);
    } finally {
      early.close();
    }
  }

  @Test
  @Timeout(SOON_SECONDS)
  void shouldHaveNothingWrittenBetweenTransactions() throws Exception {
    // Given
    execute("CREATE TABLE t (a)");
    writeback.begin();
    assertThat(written.poll(SOON_SECONDS, TimeUnit.SECONDS)).isEqualTo(file);

    // When
    writeback.end();

    // Then
    while (!writeback.isAtRest()) {
      Thread.onSpinWait();
    }
    written.clear();
    assertThat(written.poll(20, TimeUnit.MILLISECONDS)).isNull();
  }
}
