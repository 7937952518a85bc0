package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.outbox.OutboxItem;
import tools.jackson.databind.json.JsonMapper;

/** The table of what is to be posted. Writes inside the writer's transaction; reads from any. */
public final class OutboxStore {

  /** How the body of a call begins. */
  private static final String CALL = "{\"method\":";

  private final LedgerPositionStore positions = new LedgerPositionStore();

  /** How far a projector is; 0 when it never stored anything. */
  public long position(DataSource readers, String projector) {
    return positions.position(readers, projector);
  }

  /** Moves the position on; false when it is that far already. */
  public boolean advance(Connection connection, String projector, long upTo) throws SQLException {
    return positions.advance(connection, projector, upTo);
  }

  /** How many items wait. */
  public int count(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM outbox");
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** How many items wait for an address. */
  public int count(Connection connection, String address) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT COUNT(*) FROM outbox WHERE address = ?")) {
      query.setString(1, address);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  public void add(Connection connection, List<OutboxItem> items) throws SQLException {
    if (items.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO outbox (ledger_position, record_index, address, body, created_at,"
                + " attempts, not_before) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (OutboxItem item : items) {
        insert.setLong(1, item.position());
        insert.setInt(2, item.index());
        insert.setString(3, item.address());
        insert.setString(4, item.body());
        insert.setLong(5, item.createdAt().toEpochMilli());
        insert.setInt(6, item.attempts());
        insert.setLong(7, item.createdAt().toEpochMilli());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * The items whose time has come, those that have waited longest first.
   *
   * @param most of all together
   * @param mostOfOne of one address, so that none keeps the others waiting
   */
  public List<OutboxItem> due(DataSource readers, Instant now, int most, int mostOfOne) {
    try (Connection connection = readers.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT ledger_position, record_index, address, body, created_at, attempts"
                    + " FROM (SELECT ledger_position, record_index, address, body, created_at,"
                    + " attempts, not_before, ROW_NUMBER() OVER (PARTITION BY address"
                    + " ORDER BY not_before, ledger_position, record_index) AS place"
                    + " FROM outbox WHERE not_before <= ?) AS waiting WHERE place <= ?"
                    + " ORDER BY not_before, ledger_position, record_index LIMIT ?")) {
      query.setLong(1, now.toEpochMilli());
      query.setInt(2, mostOfOne);
      query.setInt(3, most);
      try (ResultSet rows = query.executeQuery()) {
        List<OutboxItem> items = new ArrayList<>();
        while (rows.next()) {
          items.add(
              new OutboxItem(
                  rows.getLong(1),
                  rows.getInt(2),
                  rows.getString(3),
                  rows.getString(4),
                  Instant.ofEpochMilli(rows.getLong(5)),
                  rows.getInt(6)));
        }
        return items;
      }
    } catch (SQLException e) {
      throw new CdrStorageFailure(e);
    }
  }

  /** Forgets an item that is done with; says how many rows that were. */
  public int remove(Connection connection, OutboxItem item) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM outbox WHERE ledger_position = ? AND record_index = ?")) {
      delete.setLong(1, item.position());
      delete.setInt(2, item.index());
      return delete.executeUpdate();
    }
  }

  /**
   * Gives an account its pseudonym in what is still to be posted. Calls that name it are dropped:
   * under the pseudonym they would act on an account that nobody has.
   *
   * @return how many items named it
   */
  int erase(Connection connection, ErasedCdrs whose) throws SQLException {
    String name = quoted(whose.tenant() + ":" + whose.account());
    String pseudonym = quoted(whose.tenant() + ":" + whose.pseudonym());
    String bare = quoted(whose.account());
    List<OutboxItem> naming = new ArrayList<>();
    List<OutboxItem> calls = new ArrayList<>();
    // Some databases hand over all rows of an answer at once, and the outbox may be full: so only
    // those are asked for that may name the account, and looked at again here.
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT ledger_position, record_index, body FROM outbox"
                + " WHERE body LIKE ? ESCAPE '!'")) {
      query.setString(1, containing(bare.substring(1, bare.length() - 1)));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String body = rows.getString(3);
          boolean isCall = body.startsWith(CALL);
          if (isCall && (body.contains(name) || body.contains(bare))) {
            calls.add(item(rows.getLong(1), rows.getInt(2), ""));
          } else if (body.contains(name)) {
            naming.add(item(rows.getLong(1), rows.getInt(2), body.replace(name, pseudonym)));
          }
        }
      }
    }
    for (OutboxItem call : calls) {
      remove(connection, call);
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE outbox SET body = ? WHERE ledger_position = ? AND record_index = ?")) {
      for (OutboxItem item : naming) {
        update.setString(1, item.body());
        update.setLong(2, item.position());
        update.setInt(3, item.index());
        update.addBatch();
      }
      update.executeBatch();
    }
    return naming.size() + calls.size();
  }

  /** A pattern of LIKE for what contains a text. */
  private static String containing(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  private static OutboxItem item(long position, int index, String body) {
    return new OutboxItem(position, index, "", body, Instant.EPOCH, 0);
  }

  /** A text as it stands in the JSON of a body. */
  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  /** Lets all that waits for an address wait; says how many rows that were. */
  public int putOff(Connection connection, String address, Instant notBefore) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE outbox SET not_before = ? WHERE address = ? AND not_before < ?")) {
      update.setLong(1, notBefore.toEpochMilli());
      update.setString(2, address);
      update.setLong(3, notBefore.toEpochMilli());
      return update.executeUpdate();
    }
  }

  /** Has an item tried again later; says how many rows that were. */
  public int putOff(Connection connection, OutboxItem item, Instant notBefore) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE outbox SET attempts = ?, not_before = ?"
                + " WHERE ledger_position = ? AND record_index = ?")) {
      update.setInt(1, item.attempts() + 1);
      update.setLong(2, notBefore.toEpochMilli());
      update.setLong(3, item.position());
      update.setInt(4, item.index());
      return update.executeUpdate();
    }
  }
}
