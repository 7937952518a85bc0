package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.signalbox.charging.CdrStorageFailure;

/**
 * The table of CDRs that were put aside. Writes inside the writer's transaction; reads from any.
 */
public final class RefusedCdrStore {

  public void add(Connection connection, List<RefusedCdr> refused, Instant now)
      throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO refused_cdrs (ledger_position, record_index, part, tenant, account, reason,"
                + " body, refused_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (RefusedCdr each : refused) {
        insert.setLong(1, each.position());
        insert.setInt(2, each.index());
        insert.setInt(3, each.part());
        insert.setString(4, each.owner().tenant());
        insert.setString(5, each.owner().account());
        insert.setString(6, each.reason());
        insert.setString(7, each.body());
        insert.setLong(8, now.toEpochMilli());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** How many there are. */
  public long count(DataSource readers) {
    try (Connection connection = readers.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM refused_cdrs");
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw new CdrStorageFailure(e);
    }
  }

  /**
   * Empties those of an account, and those that may be anybody's: what they were is in the ledger.
   *
   * @return how many there were
   */
  int erase(Connection connection, ErasedCdrs whose) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE refused_cdrs SET account = ?, reason = '', body = ''"
                + " WHERE (tenant = ? AND account = ?) OR (tenant = '' AND account = '')")) {
      update.setString(1, whose.pseudonym());
      update.setString(2, whose.tenant());
      update.setString(3, whose.account());
      return update.executeUpdate();
    }
  }
}
