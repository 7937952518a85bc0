package org.signalbox.sql;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.internal.DumpedColumn;

/**
 * All tables of a database as they are at one moment, row by row, for a backup; and back into the
 * empty tables of a database of the same dialect and version.
 *
 * <p>The moment is that of {@link #open}: a transaction that sees nothing of what comes later. One
 * thread at a time.
 */
public final class TableDumpStore implements AutoCloseable {

  private static final String HISTORY_OF_MIGRATIONS = "flyway_schema_history";
  private static final int FETCHED_AT_ONCE = 1_000;
  private static final int INSERTED_AT_ONCE = 500;
  private static final int ROW = 1;
  private static final int END = 0;

  private final Connection connection;
  private final List<String> tables;

  private TableDumpStore(SqlDialect dialect, Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    if (dialect != SqlDialect.SQLITE) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    this.tables = tables(dialect, connection);
    for (String table : tables) {
      // The first read fixes the moment.
      rows(table);
    }
  }

  /** Opens a view of all tables as they are now. */
  public static TableDumpStore open(Database database) throws SQLException {
    Connection connection = database.readers().getConnection();
    try {
      return new TableDumpStore(database.dialect(), connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static List<String> tables(SqlDialect dialect, Connection connection)
      throws SQLException {
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

  /** How many rows a table has. */
  public long rows(String table) throws SQLException {
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
  public long write(String table, OutputStream to) throws SQLException, IOException {
    DataOutputStream out = new DataOutputStream(to);
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
    out.writeByte(END);
    out.flush();
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
  public static long rowsOf(Database database) throws SQLException {
    try (TableDumpStore dump = open(database)) {
      long rows = 0;
      for (String table : dump.tables()) {
        rows += dump.rows(table);
      }
      return rows;
    }
  }

  /**
   * Deletes all rows and puts those of a dump in their place. Inside the writer's transaction.
   *
   * @return how many rows were put there
   * @throws OperatorFault when the table has other columns than the dump
   */
  public static long restore(
      SqlDialect dialect, Connection connection, String table, InputStream from)
      throws SQLException {
    try {
      if (!tables(dialect, connection).contains(table)) {
        throw new OperatorFault(
            "the backup holds a table "
                + table
                + " that this release does not know: restore it with the release that made it");
      }
      DataInputStream in = new DataInputStream(from);
      List<DumpedColumn> columns = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        columns.add(new DumpedColumn(in.readUTF(), in.readUTF()));
      }
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      long rows = insert(DumpedColumn.insert(dialect, table, columns), columns, in, connection);
      continueSerials(dialect, connection, table, columns);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("table " + table + " of the backup", e);
    }
  }

  private static long insert(
      String sql, List<DumpedColumn> columns, DataInputStream in, Connection connection)
      throws SQLException, IOException {
    long rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      while (in.readByte() == ROW) {
        for (int column = 0; column < columns.size(); column++) {
          int length = in.readInt();
          String text =
              length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
          columns.get(column).bind(insert, column + 1, text);
        }
        insert.addBatch();
        rows++;
        if (rows % INSERTED_AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return rows;
  }

  /** PostgreSQL counts ids on its own; the others go on behind the greatest. */
  private static void continueSerials(
      SqlDialect dialect, Connection connection, String table, List<DumpedColumn> columns)
      throws SQLException {
    if (dialect != SqlDialect.POSTGRESQL) {
      return;
    }
    for (DumpedColumn column : columns) {
      if (column.isSerial()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'),"
                      .formatted(table, column.name())
                  + " (SELECT COALESCE(MAX(%2$s), 0) + 1 FROM %1$s), false)"
                      .formatted(table, column.name()));
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
