package org.signalbox.sql;

/** The databases that are supported. */
public enum SqlDialect {
  SQLITE,
  POSTGRESQL,
  MARIADB
}
