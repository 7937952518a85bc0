package org.signalbox.sql.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Syncs SQLite's files instead of SQLite, a quarter of a megabyte at a time. SQLite's own commit of
 * thousands of rows, and each time its log is put into the database, hands tens of megabytes to the
 * disk at once, and a sync of any other file waits behind them.
 *
 * <pre>
 *   begin     SQLite: no sync at a commit, no checkpoint by itself
 *   (commit)  pages are in the log, seen by readers, not on the disk
 *   settle    log: piece, rest, piece, rest, ... sync        now it is durable
 *             once the log has {@value #CHECKPOINT_FRAMES} frames:
 *               a reader begins, so that nobody starts the log at the front again
 *               checkpoint without a sync: the database has the pages, not on the disk
 *               database: piece, rest, piece, rest, ... sync
 *               the reader ends
 *   end       SQLite: a sync at each commit, checkpoints by itself
 * </pre>
 *
 * <p><b>Why that loses nothing.</b> What has been acknowledged is in the log or in the database,
 * and on the disk there: the log is synced before a commit is acknowledged and before a checkpoint,
 * and nobody writes over it until the database has been synced, because the reader still looks at
 * its last frame (SQLite's {@code walRestartLog} needs all readers' locks). Should the process be
 * killed between a checkpoint and that sync, {@link #open} makes up for it before anybody writes.
 *
 * <p>It has the database open by a number of its own, and must be the last to close it: closing any
 * number of a file gives up the process's locks of it (fcntl(2)).
 */
final class SqliteSlowCommit implements SlowCommit {

  /** Pages of the log before they are put into the database: as {@link DirectConnections} says. */
  static final int CHECKPOINT_FRAMES = DirectConnections.CHECKPOINT_PAGES;

  private static final Logger LOG = LoggerFactory.getLogger(SqliteSlowCommit.class);
  private static final int PIECE_OCTETS = 256 << 10;
  private static final Duration REST = Duration.ofMillis(1);

  private final DataSource readers;
  private final Supplier<DiskPort> system;
  private final LongConsumer rest;
  private final Path file;
  private final Path log;
  private final WalPages pages;

  /** Empty before the first use, and where the system refuses. The writer's thread. */
  private Optional<Opened> opened = Optional.empty();

  private boolean isTried;

  /** What is open from the first use on. */
  private record Opened(DiskPort disk, DiskPort.OpenFile database, SqliteWriteback writeback) {}

  private SqliteSlowCommit(Path file, Environment environment) {
    this.file = file;
    this.log = Path.of(file + "-wal");
    this.system = environment.system();
    this.readers = environment.readers();
    this.rest = environment.rest();
    this.pages = new WalPages(log);
  }

  /**
   * What it needs.
   *
   * @param system gives the disk; asked at the first use, for it may take a tenth of a second
   * @param readers for more connections to the database
   * @param rest waits about so many nanoseconds
   */
  record Environment(Supplier<DiskPort> system, DataSource readers, LongConsumer rest) {}

  /**
   * For a database that nobody of this process has open yet.
   *
   * @param file the database's own
   * @throws IOException when it cannot be opened or synced
   */
  static SlowCommit open(Path file, Environment environment) throws IOException {
    // Closing it takes no locks: this process has none of it yet.
    try (FileChannel before = FileChannel.open(file, StandardOpenOption.WRITE)) {
      before.force(false);
    }
    return new SqliteSlowCommit(file, environment);
  }

  private Optional<Opened> opened() {
    if (!isTried) {
      isTried = true;
      try {
        DiskPort disk = system.get();
        DiskPort.OpenFile database = disk.open(file);
        opened = Optional.of(new Opened(disk, database, new SqliteWriteback(disk, log, database)));
      } catch (IOException e) {
        LOG.atWarn()
            .addKeyValue("reason", e.getMessage())
            .log("SQLite writes all at once: its file cannot be opened a second time");
      }
    }
    return opened;
  }

  @Override
  public void follow(BooleanSupplier isHurried) {
    opened().ifPresent(files -> files.writeback.begin(isHurried));
  }

  @Override
  public void unfollow() {
    opened.ifPresent(files -> files.writeback.end());
  }

  @Override
  public boolean begin(Connection connection) throws SQLException {
    if (opened().isEmpty()) {
      return false;
    }
    set(connection, "PRAGMA wal_autocheckpoint = 0");
    // The log's new head is still synced, each time it begins at the front.
    set(connection, "PRAGMA synchronous = NORMAL");
    return true;
  }

  @Override
  public void end(Connection connection) throws SQLException {
    set(connection, "PRAGMA synchronous = FULL");
    set(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_FRAMES);
  }

  /** SQLite takes these outside of a transaction alone. */
  private static void set(Connection connection, String pragma) throws SQLException {
    connection.setAutoCommit(true);
    try {
      execute(connection, pragma);
    } finally {
      connection.setAutoCommit(false);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void settle(BooleanSupplier isHurried) throws SQLException {
    Opened files =
        opened.orElseThrow(() -> new IllegalStateException("nothing is settled before begin()"));
    try {
      settleLog(files.disk, isHurried);
      // Whoever is in a hurry leaves that to the next, who may not be.
      int due = isHurried.getAsBoolean() ? 2 * CHECKPOINT_FRAMES : CHECKPOINT_FRAMES;
      if (pages.frames() >= due) {
        checkpoint(files, isHurried);
      }
    } catch (IOException e) {
      SQLException failure =
          new SQLiteException(e.getMessage(), SQLiteErrorCode.SQLITE_IOERR_FSYNC);
      failure.initCause(e);
      throw failure;
    }
  }

  private void settleLog(DiskPort disk, BooleanSupplier isHurried) throws IOException {
    long from = pages.read();
    if (pages.frames() == 0) {
      return;
    }
    try (DiskPort.OpenFile current = disk.open(log)) {
      for (long at = from; at < pages.octets() && !isHurried.getAsBoolean(); at += PIECE_OCTETS) {
        current.write(at, Math.min(PIECE_OCTETS, pages.octets() - at));
        rest.accept(REST.toNanos());
      }
      current.sync();
    }
  }

  private void checkpoint(Opened files, BooleanSupplier isHurried) throws IOException {
    try (Connection reader = readers.getConnection()) {
      reader.setAutoCommit(false);
      // From here on to its end it looks at the log's last frame, and no checkpoint goes beyond.
      execute(reader, "SELECT 1 FROM sqlite_schema LIMIT 1");
      try (DiskPort.OpenFile current = files.disk.open(log)) {
        // What another process has committed since, it may not have synced.
        current.sync();
      }
      // Not the writer's: one that is left without syncs must not write.
      try (Connection copying = readers.getConnection()) {
        execute(copying, "PRAGMA synchronous = OFF");
        execute(copying, "PRAGMA wal_checkpoint(PASSIVE)");
      }
      settleDatabase(files.database, isHurried);
    } catch (SQLException e) {
      // As of a checkpoint of SQLite's own: what was committed is durable in the log, which grows
      // until the next one does better.
      LOG.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("SQLite's log could not be put into the database; tried again");
    }
  }

  private void settleDatabase(DiskPort.OpenFile database, BooleanSupplier isHurried)
      throws IOException {
    long[] written = pages.distinct();
    int pageOctets = pages.pageOctets();
    int many = PIECE_OCTETS / pageOctets;
    for (int i = 0; i < written.length && !isHurried.getAsBoolean(); i += many) {
      // What lies between them was not written by anybody.
      long last = written[Math.min(i + many, written.length) - 1];
      database.write((written[i] - 1) * pageOctets, (last - written[i] + 1) * pageOctets);
      rest.accept(REST.toNanos());
    }
    database.sync();
  }

  @Override
  public void close() {
    opened.ifPresent(files -> {
      files.writeback.close();
      files.database.close();
    });
  }
}
