package org.signalbox.sql.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.PatiencePort;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.sql.SchemaVersion;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;

/** A database over JDBC: a pool of readers and one writer. */
public final class JdbcDatabase implements Database {

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  private final SqlDialect dialect;
  private final HikariDataSource readers;
  private final GroupCommitWriter writer;
  private final SlowCommit slowCommit;

  private JdbcDatabase(
      SqlDialect dialect,
      HikariDataSource readers,
      GroupCommitWriter writer,
      SlowCommit slowCommit) {
    this.slowCommit = slowCommit;
    this.dialect = dialect;
    this.readers = readers;
    this.writer = writer;
  }

  /**
   * Opens, migrates and starts the writer.
   *
   * @see Database#open
   */
  public static Database open(
      DatabaseConfig config, Consumer<Throwable> onBrokenStorage, PatiencePort patience) {
    return open(SchemaVersion.NEWEST, config, onBrokenStorage, patience);
  }

  /**
   * The same with tables of a version.
   *
   * @see Database#openAt
   */
  public static Database open(
      int version,
      DatabaseConfig config,
      Consumer<Throwable> onBrokenStorage,
      PatiencePort patience) {
    SqlDialect dialect = config.dialect();
    DataSource direct = DirectConnections.of(config);
    SlowCommit slowCommit;
    try {
      DirectConnections.create(config);
      slowCommit = slowCommit(config, direct);
      Migrations.apply(direct, dialect, version);
    } catch (SQLException | IOException | FlywayException e) {
      throw new OperatorFault(
          "cannot open the database " + name(config) + ": " + e.getMessage(), e);
    }
    return new JdbcDatabase(
        dialect,
        readers(config, direct),
        new GroupCommitWriter(
            DirectConnections.writing(config),
            new StorageFaults(dialect, onBrokenStorage),
            patience,
            slowCommit),
        slowCommit);
  }

  @Override
  public SqlDialect dialect() {
    return dialect;
  }

  @Override
  public DataSource readers() {
    return readers;
  }

  @Override
  public SqlWriter writer() {
    return writer;
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    slowCommit.close();
  }

  private static HikariDataSource readers(DatabaseConfig config, DataSource direct) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("sql-readers");
    pool.setMaximumPoolSize(config.readers());
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    // Connections are opened when first needed, not while the program starts.
    pool.setInitializationFailTimeout(-1);
    pool.setDataSource(direct);
    return new HikariDataSource(pool);
  }

  private static SlowCommit slowCommit(DatabaseConfig config, DataSource direct)
      throws IOException {
    return config instanceof DatabaseConfig.Embedded embedded && LinuxDiskAdapter.isHere()
        ? SqliteSlowCommit.open(
            embedded.file(),
            new SqliteSlowCommit.Environment(
                LinuxDiskAdapter::linked, direct, LockSupport::parkNanos))
        : SlowCommit.NONE;
  }

  private static String name(DatabaseConfig config) {
    return switch (config) {
      case DatabaseConfig.Embedded embedded -> embedded.file().toString();
      case DatabaseConfig.Server server -> server.jdbcUrl();
    };
  }
}
