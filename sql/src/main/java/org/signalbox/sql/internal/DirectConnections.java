package org.signalbox.sql.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.sql.SqlDialect;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens a new connection each time it is asked; the pool and the writer are built on it. */
final class DirectConnections {

  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  /**
   * Twice SQLite's own: a row of a CDR does not fit well into 4 KiB. A database keeps the size that
   * it was made with.
   */
  private static final int PAGE_OCTETS = 8_192;

  /**
   * Pages that the one connection that writes may keep, outside of the heap: what a batch of
   * thousands of CDRs touches, some 30 MB, with room. SQLite's own is 2 MB, and what has no place
   * is written in the middle of the transaction and read again.
   */
  private static final int WRITER_CACHE_KIB = 64 << 10;

  /**
   * Pages of the write-ahead log before they are put into the database, 64 MiB; SQLite's own is
   * 1,000. Fewer write more often what changes again; more make one commit in a dozen as long as
   * all (docs/decisions/0019-indexes-of-cdrs.md).
   */
  static final int CHECKPOINT_PAGES = 8_192;

  private DirectConnections() {}

  /** Makes the file of an embedded database where there is none yet. */
  static void create(DatabaseConfig config) throws SQLException {
    if (!(config instanceof DatabaseConfig.Embedded embedded)
        || embedded.file().toFile().length() > 0) {
      return;
    }
    // In this order: a database that has a write-ahead log has its page size for good.
    try (Connection connection = sqlite(embedded, new SQLiteConfig()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + PAGE_OCTETS);
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  static DataSource of(DatabaseConfig config) {
    return switch (config) {
      case DatabaseConfig.Embedded embedded -> sqlite(embedded, settings());
      case DatabaseConfig.Server server ->
          server.dialect() == SqlDialect.POSTGRESQL ? postgresql(server) : mariadb(server);
    };
  }

  /** The same for the one connection that writes. */
  static DataSource writing(DatabaseConfig config) {
    if (!(config instanceof DatabaseConfig.Embedded embedded)) {
      return of(config);
    }
    SQLiteConfig settings = settings();
    settings.setCacheSize(-WRITER_CACHE_KIB);
    settings.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
    return sqlite(embedded, settings);
  }

  /**
   * Write-ahead log with a sync on every commit: FULL is what makes an acknowledged commit survive
   * a power cut; NORMAL, the usual advice for this mode, does not.
   */
  private static SQLiteConfig settings() {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    return settings;
  }

  private static DataSource sqlite(DatabaseConfig.Embedded embedded, SQLiteConfig settings) {
    SQLiteDataSource source = new SQLiteDataSource(settings);
    source.setUrl("jdbc:sqlite:" + embedded.file());
    return source;
  }

  private static DataSource postgresql(DatabaseConfig.Server server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl());
    source.setUser(server.user());
    source.setPassword(server.password());
    return source;
  }

  private static DataSource mariadb(DatabaseConfig.Server server) {
    try {
      MariaDbDataSource source = new MariaDbDataSource(server.jdbcUrl());
      source.setUser(server.user());
      source.setPassword(server.password());
      return source;
    } catch (SQLException e) {
      throw new OperatorFault(
          "cannot use the database " + server.jdbcUrl() + ": " + e.getMessage(), e);
    }
  }
}
