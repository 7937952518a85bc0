package org.signalbox.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the log that SQLite itself writes; what it says of it is the oracle. */
class WalPagesTest {

  private static final int PAGE_OCTETS = 4_096;
  private static final int FRAME_OCTETS = 24 + PAGE_OCTETS;
  private static final int HEAD_OCTETS = 32;

  @TempDir Path folder;

  private Path file;
  private Connection connection;
  private WalPages pages;

  @BeforeEach
  void open() throws SQLException {
    file = folder.resolve("test.db");
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute("PRAGMA page_size = " + PAGE_OCTETS);
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA wal_autocheckpoint = 0");
    execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
    pages = new WalPages(Path.of(file + "-wal"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Frames that SQLite knows of. */
  private int frames() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return row.next() ? row.getInt("log") : -1;
    }
  }

  @Test
  void shouldSeeNothingInALogThatIsEmpty() throws Exception {
    // When
    long from = pages.read();

    // Then
    assertThat(from).isZero();
    assertThat(pages.frames()).isZero();
    assertThat(pages.distinct()).isEmpty();
  }

  @Test
  void shouldSeeWhatSqliteSeesAndWhereItsLastPageEnds() throws Exception {
    // Given
    execute("INSERT INTO t VALUES (1, zeroblob(100000))");

    // When
    long from = pages.read();

    // Then
    assertThat(from).isEqualTo(0);
    assertThat(pages.frames()).isEqualTo(frames()).isGreaterThan(20);
    assertThat(pages.pageOctets()).isEqualTo(PAGE_OCTETS);
    assertThat(pages.octets())
        .isEqualTo(HEAD_OCTETS + (long) pages.frames() * FRAME_OCTETS)
        .isEqualTo(Files.size(Path.of(file + "-wal")));
  }

  @Test
  void shouldReadOnlyWhatWasAdded() throws Exception {
    // Given
    execute("INSERT INTO t VALUES (1, zeroblob(100000))");
    pages.read();
    long end = pages.octets();
    execute("INSERT INTO t VALUES (2, zeroblob(5000))");

    // When
    long from = pages.read();

    // Then
    assertThat(from).isEqualTo(end);
    assertThat(pages.frames()).isEqualTo(frames());
  }

  @Test
  void shouldTellEachPageOnceInOrder() throws Exception {
    // Given
    for (int i = 0; i < 40; i++) {
      execute("INSERT INTO t VALUES (" + i + ", zeroblob(3000))");
    }
    pages.read();

    // When
    long[] distinct = pages.distinct();

    // Then
    assertThat(distinct).isSorted().doesNotHaveDuplicates().hasSizeLessThan(pages.frames());
    assertThat(distinct[distinct.length - 1]).isEqualTo(pageCount());
  }

  private long pageCount() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA page_count")) {
      return row.next() ? row.getLong(1) : -1;
    }
  }

  @Test
  void shouldForgetAllWhenTheLogBeginsAtTheFrontAgain() throws Exception {
    // Given
    execute("INSERT INTO t VALUES (1, zeroblob(100000))");
    pages.read();
    execute("PRAGMA wal_checkpoint(PASSIVE)");
    execute("INSERT INTO t VALUES (2, 'a')");

    // When
    long from = pages.read();

    // Then
    assertThat(from).isZero();
    assertThat(pages.frames()).isEqualTo(frames()).isLessThan(5);
  }

  @Test
  void shouldNotTakeTheFrontOfAHeadForOne() throws IOException {
    // Given
    Path log = Files.write(folder.resolve("other-wal"), new byte[HEAD_OCTETS - 1]);
    WalPages torn = new WalPages(log);

    // When
    torn.read();

    // Then
    assertThat(torn.frames()).isZero();
  }
}
