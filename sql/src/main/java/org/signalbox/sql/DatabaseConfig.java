package org.signalbox.sql;

import java.nio.file.Path;
import org.signalbox.core.OperatorFault;

/** Which database to open. */
public sealed interface DatabaseConfig {

  /** Connections kept for reading. */
  int readers();

  /**
   * A SQLite file, made when it is missing.
   *
   * @param file the database file; its folder exists
   * @param readers connections kept for reading, at least 1
   */
  record Embedded(Path file, int readers) implements DatabaseConfig {}

  /**
   * A PostgreSQL or MariaDB server.
   *
   * @param jdbcUrl begins with {@code jdbc:postgresql:} or {@code jdbc:mariadb:}
   * @param user may create tables
   * @param password never logged
   * @param readers connections kept for reading, at least 1
   */
  record Server(String jdbcUrl, String user, String password, int readers)
      implements DatabaseConfig {

    @Override
    public String toString() {
      return "Server[" + jdbcUrl + ", " + user + "]";
    }
  }

  /** The dialect that the database speaks. */
  default SqlDialect dialect() {
    return switch (this) {
      case Embedded embedded -> SqlDialect.SQLITE;
      case Server server -> serverDialect(server.jdbcUrl());
    };
  }

  private static SqlDialect serverDialect(String jdbcUrl) {
    if (jdbcUrl.startsWith("jdbc:postgresql:")) {
      return SqlDialect.POSTGRESQL;
    }
    if (jdbcUrl.startsWith("jdbc:mariadb:")) {
      return SqlDialect.MARIADB;
    }
    throw new OperatorFault(
        "found the database address "
            + jdbcUrl
            + ", expected one that begins with jdbc:postgresql: or jdbc:mariadb:");
  }
}
