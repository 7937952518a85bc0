package org.signalbox.sql;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.internal.DumpedColumn;

/**
 * Puts what {@link TableDumpStore} wrote into the tables of a database of the same dialect and
 * version, in the place of what they hold. Any thread that may wait.
 */
public final class TableRestoreStore {

  private static final int INSERTED_AT_ONCE = 500;

  private TableRestoreStore() {}

  /** Where the rows of a dump are read, from the beginning each time. */
  @FunctionalInterface
  public interface DumpSource {
    InputStream open() throws IOException;
  }

  /**
   * The dump of one table.
   *
   * @param rows as many as it must have
   */
  public record TableDump(String table, long rows, DumpSource source) {}

  /**
   * Puts the rows of all dumps in the place of what their tables hold, in one transaction.
   *
   * @throws OperatorFault when a table is unknown or has other columns, when a dump has another
   *     number of rows than it must, or when the database refuses; then nothing is changed
   */
  public static void restore(Database database, List<TableDump> dumps) {
    try {
      database
          .writer()
          .submit(connection -> {
            for (TableDump dump : dumps) {
              restore(database.dialect(), connection, dump);
            }
            return true;
          })
          .join();
    } catch (CompletionException e) {
      throw new OperatorFault("the rows cannot be restored: " + e.getCause(), e);
    }
  }

  private static void restore(SqlDialect dialect, Connection connection, TableDump dump)
      throws SQLException {
    try (InputStream in = dump.source().open()) {
      long rows = restore(dialect, connection, dump.table(), in);
      if (rows != dump.rows()) {
        throw new OperatorFault("table " + dump.table() + " of the backup has " + rows + " rows");
      }
    } catch (IOException e) {
      throw new OperatorFault("table " + dump.table() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static long restore(
      SqlDialect dialect, Connection connection, String table, InputStream from)
      throws SQLException {
    try {
      if (!TableDumpStore.tables(dialect, connection).contains(table)) {
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
      requireSame(table, columns(connection, table), columns);
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

  /** The columns that the table has. */
  private static List<DumpedColumn> columns(Connection connection, String table)
      throws SQLException {
    List<DumpedColumn> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData known = none.getMetaData();
      for (int column = 1; column <= known.getColumnCount(); column++) {
        columns.add(new DumpedColumn(known.getColumnName(column), known.getColumnTypeName(column)));
      }
    }
    return columns;
  }

  /** Names and types become SQL: so whatever a file says, they must be the table's own. */
  private static void requireSame(
      String table, List<DumpedColumn> expected, List<DumpedColumn> found) {
    boolean isSame =
        found.size() == expected.size() && Set.copyOf(expected).equals(new HashSet<>(found));
    if (!isSame) {
      throw new OperatorFault(
          "table " + table + " of the backup has the columns " + found + ", expected " + expected);
    }
  }

  private static long insert(
      String sql, List<DumpedColumn> columns, DataInputStream in, Connection connection)
      throws SQLException, IOException {
    long rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      while (in.readByte() == TableDumpStore.ROW) {
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
}
