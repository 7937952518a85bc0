package org.signalbox.sql;

import java.util.function.Consumer;
import javax.sql.DataSource;
import org.signalbox.core.PatiencePort;
import org.signalbox.sql.internal.JdbcDatabase;

/** One open database, at the current version of its tables. Any thread may use it. */
public interface Database extends AutoCloseable {

  /**
   * Opens a database and brings its tables up to date.
   *
   * @param onBrokenStorage told when storage failed in a way after which nothing written earlier
   *     can be trusted to be durable (a sync that failed); the process must end
   * @throws org.signalbox.core.OperatorFault when it cannot be opened, with the reason
   */
  static Database open(DatabaseConfig config, Consumer<Throwable> onBrokenStorage) {
    return open(config, onBrokenStorage, PatiencePort.NONE);
  }

  /**
   * The same, where the thread that writes tells of work that can wait.
   *
   * @param patience told of that thread
   */
  static Database open(
      DatabaseConfig config, Consumer<Throwable> onBrokenStorage, PatiencePort patience) {
    return JdbcDatabase.open(config, onBrokenStorage, patience);
  }

  /**
   * Opens a new database with the tables of an earlier version, for rows of that time; who opens it
   * again brings them up to date.
   *
   * @param version of the tables, 1 to {@link SchemaVersion#NEWEST}
   * @throws org.signalbox.core.OperatorFault when it cannot be opened, with the reason
   */
  static Database openAt(int version, DatabaseConfig config, Consumer<Throwable> onBrokenStorage) {
    return JdbcDatabase.open(version, config, onBrokenStorage, PatiencePort.NONE);
  }

  SqlDialect dialect();

  /** A bounded pool of connections for reading. */
  DataSource readers();

  SqlWriter writer();

  /** Waits for the submitted work, then closes. */
  @Override
  void close();
}
