package org.signalbox.catalog.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.signalbox.catalog.CatalogStorageFailure;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlWriter;

/** Waits for the database, and tells its failures as the catalog's. Blocks the caller. */
public final class CatalogStore {

  private final Database database;

  public CatalogStore(Database database) {
    this.database = database;
  }

  /** Runs work in the writer's next transaction and waits until it is durable. */
  public void write(Work work) {
    try {
      database
          .writer()
          .submit(connection -> {
            work.run(connection);
            return Boolean.TRUE;
          })
          .join();
    } catch (CompletionException e) {
      throw new CatalogStorageFailure(e.getCause() == null ? e : e.getCause());
    } catch (CancellationException | SqlWriter.WriterOverloaded e) {
      throw new CatalogStorageFailure(e);
    }
  }

  /** Runs a query on a reader's connection. */
  public <T> T read(SqlWriter.Work<T> query) {
    try (Connection connection = database.readers().getConnection()) {
      return query.run(connection);
    } catch (SQLException e) {
      throw new CatalogStorageFailure(e);
    }
  }

  /** Statements without a result; repeatable. */
  @FunctionalInterface
  public interface Work {
    void run(Connection connection) throws SQLException;
  }
}
