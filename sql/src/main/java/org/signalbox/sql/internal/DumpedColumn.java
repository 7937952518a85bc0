package org.signalbox.sql.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.signalbox.sql.SqlDialect;

/**
 * A column of a dumped table.
 *
 * @param type the database's own name of its type
 */
public record DumpedColumn(String name, String type) {

  private static final Set<String> WHOLE = Set.of("INTEGER", "BIGINT", "INT");

  /** The statement that inserts a row. */
  public static String insert(SqlDialect dialect, String table, List<DumpedColumn> columns) {
    return "INSERT INTO "
        + table
        + columns.stream()
            .map(column -> column.quoted(dialect))
            .collect(Collectors.joining(", ", " (", ") VALUES "))
        + columns.stream()
            .map(column -> column.place(dialect))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private String quoted(SqlDialect dialect) {
    return dialect == SqlDialect.MARIADB ? "`" + name + "`" : "\"" + name + "\"";
  }

  private String place(SqlDialect dialect) {
    return dialect == SqlDialect.POSTGRESQL
        ? "CAST(? AS " + (isSerial() ? "bigint" : type) + ")"
        : "?";
  }

  /** Whether the database counts it on its own. */
  public boolean isSerial() {
    return type.toLowerCase(Locale.ROOT).endsWith("serial");
  }

  /** Sets the value of the column in the statement. */
  public void bind(PreparedStatement statement, int index, @Nullable String text)
      throws SQLException {
    if (text == null) {
      statement.setNull(index, Types.VARCHAR);
    } else if (WHOLE.contains(type.toUpperCase(Locale.ROOT))) {
      statement.setLong(index, Long.parseLong(text));
    } else {
      statement.setString(index, text);
    }
  }
}
