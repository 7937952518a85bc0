package org.signalbox.sql;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.signalbox.core.OperatorFault;

/**
 * All tables of a database as they are at one moment, row by row, for a backup. {@link
 * TableRestoreStore} puts them back.
 *
 * <p>The moment is that of opening: a transaction that sees nothing of what comes later. One thread
 * at a time. What the database refuses is an {@link OperatorFault}.
 */
public final class TableDumpStore implements AutoCloseable {

  private static final String HISTORY_OF_MIGRATIONS = "flyway_schema_history";
  private static final int FETCHED_AT_ONCE = 1_000;

  /** Before each row. */
  static final int ROW = 1;

  /** Behind the last row. */
  static final int END = 0;

  private final Connection connection;
  private final List<String> tables;
  private final long mark;

  private TableDumpStore(SqlDialect dialect, Connection connection, LongSupplier mark)
      throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    if (dialect != SqlDialect.SQLITE) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    this.tables = tables(dialect, connection);
    for (String table : tables) {
      // The first read fixes the moment. One row: the database's writer may be waiting.
      touch(table);
    }
    this.mark = mark.getAsLong();
  }

  /** Opens a view of all tables as they are now. */
  public static TableDumpStore open(Database database) {
    try {
      return view(database, () -> 0);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Opens a view of all tables as they are between two pieces of the writer's work, which waits for
   * it; so nothing that is written through it can come between the tables and the mark.
   *
   * @param mark taken at the same moment, see {@link #mark}
   */
  public static TableDumpStore openBetweenWrites(Database database, LongSupplier mark) {
    // The writer may run work again; what its first run opened is closed then.
    AtomicReference<Optional<TableDumpStore>> opened = new AtomicReference<>(Optional.empty());
    try {
      return database
          .writer()
          .submit(_ -> {
            opened.getAndSet(Optional.empty()).ifPresent(TableDumpStore::close);
            TableDumpStore view = view(database, mark);
            opened.set(Optional.of(view));
            return view;
          })
          .join();
    } catch (CompletionException e) {
      opened.getAndSet(Optional.empty()).ifPresent(TableDumpStore::close);
      throw new OperatorFault("the database cannot be read: " + e.getCause(), e);
    }
  }

  private static TableDumpStore view(Database database, LongSupplier mark) throws SQLException {
    Connection connection = database.readers().getConnection();
    try {
      return new TableDumpStore(database.dialect(), connection, mark);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static List<String> tables(SqlDialect dialect, Connection connection) throws SQLException {
    String query =
        switch (dialect) {
          case SQLITE ->
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
          case POSTGRESQL ->
              "SELECT table_name FROM information_schema.tables"
                  + " WHERE table_schema = current_schema()";
          case MARIADB ->
              "SELECT table_name FROM information_schema.tables WHERE table_schema = database()";
        };
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    names.remove(HISTORY_OF_MIGRATIONS);
    names.sort(null);
    return List.copyOf(names);
  }

  /** The names of the tables, in order. */
  public List<String> tables() {
    return tables;
  }

  /** What was taken at the moment of the view. */
  public long mark() {
    return mark;
  }

  /** How many rows a table has. */
  public long rows(String table) {
    try {
      return count(table);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private void touch(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
      row.next();
    }
  }

  private long count(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Writes all rows of a table.
   *
   * @return how many there were
   */
  public long write(String table, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    try {
      long count = writeRows(table, out);
      out.writeByte(END);
      out.flush();
      return count;
    } catch (SQLException e) {
      throw new OperatorFault("table " + table + " cannot be read: " + e.getMessage(), e);
    }
  }

  private long writeRows(String table, DataOutputStream out) throws SQLException, IOException {
    long count = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
        ResultSetMetaData columns = rows.getMetaData();
        out.writeInt(columns.getColumnCount());
        for (int column = 1; column <= columns.getColumnCount(); column++) {
          out.writeUTF(columns.getColumnName(column));
          out.writeUTF(columns.getColumnTypeName(column));
        }
        while (rows.next()) {
          out.writeByte(ROW);
          for (int column = 1; column <= columns.getColumnCount(); column++) {
            writeValue(rows, column, out);
          }
          count++;
        }
      }
    }
    return count;
  }

  private static void writeValue(ResultSet rows, int column, DataOutputStream out)
      throws SQLException, IOException {
    String text = rows.getString(column);
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** How many rows all tables of a database have together. */
  public static long rowsOf(Database database) {
    try (TableDumpStore dump = open(database)) {
      long rows = 0;
      for (String table : dump.tables()) {
        rows += dump.rows(table);
      }
      return rows;
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static OperatorFault unreadable(SQLException cause) {
    return new OperatorFault("the database cannot be read: " + cause.getMessage(), cause);
  }
}
