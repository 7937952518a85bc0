package org.signalbox.sql.internal;

import java.sql.SQLException;
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

  private DirectConnections() {}

  static DataSource of(DatabaseConfig config) {
    return switch (config) {
      case DatabaseConfig.Embedded embedded -> sqlite(embedded);
      case DatabaseConfig.Server server ->
          server.dialect() == SqlDialect.POSTGRESQL ? postgresql(server) : mariadb(server);
    };
  }

  /**
   * Write-ahead log with a sync on every commit: FULL is what makes an acknowledged commit survive
   * a power cut; NORMAL, the usual advice for this mode, does not.
   */
  private static DataSource sqlite(DatabaseConfig.Embedded embedded) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
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
