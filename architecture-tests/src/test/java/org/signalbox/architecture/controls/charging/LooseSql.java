package org.signalbox.architecture.controls.charging;

import java.sql.Connection;
import java.time.Instant;

/** Has SQL in a class that is no store, and reads the time where it is not assembled. */
public record LooseSql(Connection connection, Instant at) {

  public static LooseSql now(Connection connection) {
    return new LooseSql(connection, Instant.now());
  }
}
