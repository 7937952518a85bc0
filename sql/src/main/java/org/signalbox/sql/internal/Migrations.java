package org.signalbox.sql.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.SchemaVersion;
import org.signalbox.sql.SqlDialect;

/**
 * Brings tables up to date with Flyway, and leaves it alone where they are: reading its history
 * with one query takes a millisecond, letting it look for itself takes most of a second of a cold
 * start.
 */
final class Migrations {

  private static final String NEWEST_APPLIED =
      "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL"
          + " ORDER BY installed_rank DESC";

  /** All there are. */
  private static final String LATEST = "latest";

  /** Behind a version: it may be of a module that is not there. */
  private static final String IF_THERE = "?";

  private Migrations() {}

  /**
   * @param version up to which they are brought; what is there already stays
   */
  static void apply(DataSource source, SqlDialect dialect, int version) throws SQLException {
    int applied = newestApplied(source);
    if (applied > SchemaVersion.NEWEST) {
      throw new OperatorFault(
          "found tables of version "
              + applied
              + ", expected at most "
              + SchemaVersion.NEWEST
              + ": the database was used by a newer release");
    }
    if (applied < version) {
      Flyway.configure()
          .dataSource(source)
          .locations(location(dialect))
          .target(version == SchemaVersion.NEWEST ? LATEST : version + IF_THERE)
          .load()
          .migrate();
    }
  }

  static String location(SqlDialect dialect) {
    return "classpath:db/migration/" + dialect.name().toLowerCase(Locale.ROOT);
  }

  /** The newest version in the history, 0 where there is no history. */
  private static int newestApplied(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (!hasHistory(connection)) {
        return 0;
      }
      try (PreparedStatement query = connection.prepareStatement(NEWEST_APPLIED);
          ResultSet rows = query.executeQuery()) {
        return rows.next() ? Integer.parseInt(rows.getString(1)) : 0;
      }
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), connection.getSchema(), "flyway_schema_history", null)) {
      return tables.next();
    }
  }
}
