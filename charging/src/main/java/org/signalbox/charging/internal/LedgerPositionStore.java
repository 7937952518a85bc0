package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.signalbox.charging.CdrStorageFailure;

/** How far in the ledger's log projectors are; written in the transaction of their rows. */
final class LedgerPositionStore {

  /** How far a projector is; 0 when it never stored anything. */
  long position(DataSource readers, String projector) {
    try (Connection connection = readers.getConnection()) {
      return position(connection, projector);
    } catch (SQLException e) {
      throw new CdrStorageFailure(e);
    }
  }

  private static long position(Connection connection, String projector) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT position FROM ledger_positions WHERE projector = ?")) {
      query.setString(1, projector);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /**
   * Moves the position on. The row is locked from here to the commit, so two nodes on one server do
   * not both store a batch.
   *
   * @return false when it is that far already
   */
  boolean advance(Connection connection, String projector, long upTo) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE ledger_positions SET position = ? WHERE projector = ? AND position < ?")) {
      update.setLong(1, upTo);
      update.setString(2, projector);
      update.setLong(3, upTo);
      if (update.executeUpdate() == 1) {
        return true;
      }
    }
    if (position(connection, projector) > 0) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger_positions (projector, position) VALUES (?, ?)")) {
      insert.setString(1, projector);
      insert.setLong(2, upTo);
      insert.executeUpdate();
      return true;
    }
  }
}
