package org.signalbox.sql;

import javax.sql.DataSource;

/** One open database, at the current version of its tables. */
public interface Database extends AutoCloseable {

  SqlDialect dialect();

  /** A bounded pool of connections for reading. */
  DataSource readers();

  SqlWriter writer();

  /** Waits for the submitted work, then closes. */
  @Override
  void close();
}
