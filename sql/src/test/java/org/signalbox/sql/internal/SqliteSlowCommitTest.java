package org.signalbox.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is asked of the disk, and when, beside the real files of SQLite. */
class SqliteSlowCommitTest {

  /** The smallest there are, so that a log of many is quickly made. */
  private static final int PAGE_OCTETS = 512;

  private static final long SOON_SECONDS = 60;
  private static final int PIECE_OCTETS = 256 << 10;

  @TempDir Path folder;

  /** What was asked of the disk, in its order. */
  private final List<Step> steps = new ArrayList<>();

  /** Of what was to be written early: whether it was the log. */
  private final BlockingQueue<Boolean> early = new LinkedBlockingQueue<>();

  /** Done by the disk when it is asked for something of the database itself. */
  private Task onDatabase = () -> {};

  private final SQLiteDataSource readers = new SQLiteDataSource();
  private boolean isBroken;
  private boolean isRefused;
  private Path file;
  private Connection connection;
  private SlowCommit commits;

  /** What the disk is asked for. */
  private sealed interface Step {

    record Written(boolean isLog, long from, long octets) implements Step {}

    record Synced(boolean isLog) implements Step {}

    record Rested() implements Step {}
  }

  @FunctionalInterface
  private interface Task {
    void run() throws SQLException, IOException;
  }

  @BeforeEach
  void open() throws Exception {
    file = folder.resolve("test.db");
    connection = connect();
    execute("PRAGMA page_size = " + PAGE_OCTETS);
    execute("PRAGMA journal_mode = WAL");
    execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
    connection.setAutoCommit(false);
    readers.setUrl("jdbc:sqlite:" + file);
    commits =
        SqliteSlowCommit.open(
            file,
            new SqliteSlowCommit.Environment(
                () -> this::opened, readers, _ -> steps.add(new Step.Rested())));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    commits.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : -1;
    }
  }

  private void commit(int key, int octets) throws SQLException {
    execute("INSERT INTO t VALUES (" + key + ", zeroblob(" + octets + "))");
    connection.commit();
  }

  /** Changes with each new beginning of the log. */
  private long salts() throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(Path.of(file + "-wal")), 16, 8).getLong();
  }

  private DiskPort.OpenFile opened(Path path) throws IOException {
    if (isRefused) {
      throw new IOException("open failed, errno 13");
    }
    return new NotedFile(path);
  }

  /** A part of the disk that only notes what is asked of it. */
  private final class NotedFile implements DiskPort.OpenFile {

    private final boolean isLog;

    NotedFile(Path path) {
      isLog = path.toString().endsWith("-wal");
    }

    @Override
    public void beginWriting() {
      early.add(isLog);
    }

    @Override
    public void write(long from, long octets) throws IOException {
      note(new Step.Written(isLog, from, octets));
    }

    @Override
    public void sync() throws IOException {
      note(new Step.Synced(isLog));
    }

    private void note(Step step) throws IOException {
      if (isBroken) {
        throw new IOException("fdatasync failed, errno 5");
      }
      steps.add(step);
      try {
        if (!isLog) {
          onDatabase.run();
        }
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void shouldHaveDatabaseAndLogWrittenEarlyAgainAndAgainWhereThereIsNoTime() throws Exception {
    // When
    commits.follow(() -> true);

    // Then
    for (int i = 0; i < 3; i++) {
      assertThat(early.poll(SOON_SECONDS, TimeUnit.SECONDS)).isFalse();
      assertThat(early.poll(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    commits.unfollow();
  }

  @Test
  void shouldHaveNothingWrittenEarlyWhereThereIsTime() throws Exception {
    // Given
    CountDownLatch asked = new CountDownLatch(3);

    // When
    commits.follow(() -> {
      asked.countDown();
      return false;
    });

    // Then
    assertThat(asked.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(early).isEmpty();
    commits.unfollow();
  }

  @Test
  void shouldLeaveAllToSqliteWhereTheFileCannotBeOpenedASecondTime() throws Exception {
    // Given
    isRefused = true;

    // When
    boolean begun = commits.begin(connection);

    // Then
    assertThat(begun).isFalse();
    assertThat(number("PRAGMA synchronous")).as("FULL").isEqualTo(2);
  }

  @Test
  void shouldTakeSyncsAndCheckpointsFromSqliteAndGiveThemBack() throws Exception {
    // Given
    commits.begin(connection);
    List<Integer> meanwhile =
        List.of(number("PRAGMA synchronous"), number("PRAGMA wal_autocheckpoint"));
    connection.rollback();

    // When
    commits.end(connection);

    // Then
    assertThat(meanwhile).as("NORMAL, never").containsExactly(1, 0);
    assertThat(number("PRAGMA synchronous")).as("FULL").isEqualTo(2);
    assertThat(number("PRAGMA wal_autocheckpoint")).isEqualTo(SqliteSlowCommit.CHECKPOINT_FRAMES);
  }

  @Test
  void shouldBringTheLogOntoTheDiskPieceByPieceAndThenSyncIt() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, 1_000_000);
    steps.clear();

    // When
    commits.settle(() -> false);

    // Then
    List<Step.Written> written = of(Step.Written.class);
    assertThat(written).hasSizeGreaterThan(3).allMatch(Step.Written::isLog);
    long end = 0;
    for (Step.Written piece : written) {
      assertThat(piece.from()).isEqualTo(end);
      assertThat(piece.octets()).isBetween(1L, (long) PIECE_OCTETS);
      end += piece.octets();
    }
    assertThat(end).isEqualTo(Files.size(Path.of(file + "-wal")));
    assertThat(of(Step.Rested.class)).hasSameSizeAs(written);
    assertThat(steps.getLast()).isEqualTo(new Step.Synced(true));
  }

  @Test
  void shouldOnlySyncWhereThereIsNoTime() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, 1_000_000);
    steps.clear();

    // When
    commits.settle(() -> true);

    // Then
    assertThat(steps).containsExactly(new Step.Synced(true));
  }

  @Test
  void shouldPutALongLogIntoTheDatabaseAndSyncThatToo() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, SqliteSlowCommit.CHECKPOINT_FRAMES * PAGE_OCTETS);
    long[] pages = pagesOfLog();
    steps.clear();

    // When
    commits.settle(() -> false);

    // Then
    List<Step.Written> ofDatabase =
        of(Step.Written.class).stream().filter(piece -> !piece.isLog()).toList();
    for (long page : pages) {
      long from = (page - 1) * PAGE_OCTETS;
      assertThat(ofDatabase)
          .as("page %d", page)
          .anyMatch(
              piece -> piece.from() <= from && from + PAGE_OCTETS <= piece.from() + piece.octets());
    }
    assertThat(steps.getLast()).isEqualTo(new Step.Synced(false));
    assertThat(steps.indexOf(new Step.Synced(true)))
        .isLessThan(steps.indexOf(ofDatabase.getFirst()));
    assertThat(isAllInTheDatabase()).isTrue();
  }

  private long[] pagesOfLog() throws IOException {
    WalPages pages = new WalPages(Path.of(file + "-wal"));
    pages.read();
    return pages.distinct();
  }

  private boolean isAllInTheDatabase() throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return row.next() && row.getInt("log") == row.getInt("checkpointed");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  @Test
  void shouldHaveNobodyWriteOverTheLogBeforeTheDatabaseIsSynced() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, SqliteSlowCommit.CHECKPOINT_FRAMES * PAGE_OCTETS);
    long before = salts();
    List<Long> seen = new ArrayList<>();
    onDatabase =
        () -> {
          // Another program writes, between the checkpoint and the end of the sync.
          try (Connection other = connect();
              Statement statement = other.createStatement()) {
            statement.execute("INSERT INTO t (b) VALUES (1)");
          }
          seen.add(salts());
        };

    // When
    commits.settle(() -> false);

    // Then
    assertThat(seen).hasSizeGreaterThan(2).containsOnly(before);
    onDatabase = () -> {};
  }

  @Test
  void shouldLetTheLogBeginAtTheFrontOnceTheDatabaseIsSynced() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, SqliteSlowCommit.CHECKPOINT_FRAMES * PAGE_OCTETS);
    long before = salts();
    commits.settle(() -> false);

    // When
    commit(2, 10);

    // Then
    assertThat(salts()).isNotEqualTo(before);
  }

  @Test
  void shouldNotPutTheLogIntoTheDatabaseWhereThereIsNoTime() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, SqliteSlowCommit.CHECKPOINT_FRAMES * PAGE_OCTETS);

    // When
    commits.settle(() -> true);

    // Then
    assertThat(isAllInTheDatabase()).isFalse();
  }

  @Test
  void shouldSettleWhatIsInTheLogWhereThatCannotBePutIntoTheDatabase() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, SqliteSlowCommit.CHECKPOINT_FRAMES * PAGE_OCTETS);
    readers.setUrl("jdbc:sqlite:" + folder.resolve("nowhere").resolve("none.db"));
    steps.clear();

    // When
    commits.settle(() -> false);

    // Then
    assertThat(steps).contains(new Step.Synced(true)).doesNotContain(new Step.Synced(false));
    assertThat(isAllInTheDatabase()).isFalse();
  }

  @Test
  void shouldTellThatTheFileCannotBeTrustedWhereASyncFails() throws Exception {
    // Given
    commits.begin(connection);
    commit(1, 10);
    isBroken = true;

    // When, Then
    assertThatThrownBy(() -> commits.settle(() -> false))
        .isInstanceOfSatisfying(
            SQLiteException.class,
            e -> assertThat(e.getResultCode()).isEqualTo(SQLiteErrorCode.SQLITE_IOERR_FSYNC))
        .hasMessageContaining("errno 5");
    isBroken = false;
  }

  private <T extends Step> List<T> of(Class<T> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
