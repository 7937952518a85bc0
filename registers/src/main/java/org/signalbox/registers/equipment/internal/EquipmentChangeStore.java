package org.signalbox.registers.equipment.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.signalbox.registers.equipment.EquipmentChange;
import org.signalbox.registers.equipment.EquipmentStorageFailure;
import org.signalbox.sql.Database;

/**
 * The table of changes: who did what, and when.
 *
 * <p>A change takes the number behind the largest inside its transaction. Two nodes on one database
 * that take the same number conflict, and one of them begins anew; so a number that can be seen
 * never has a smaller one behind it that cannot be seen yet.
 */
public final class EquipmentChangeStore {

  private final Database database;

  public EquipmentChangeStore(Database database) {
    this.database = database;
  }

  /** The largest number so far; 0 before the first. */
  public long newest() {
    try (Connection connection = database.readers().getConnection()) {
      return newest(connection);
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }

  long newest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COALESCE(MAX(id), 0) FROM equipment_changes")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  void add(Connection connection, List<EquipmentChange> changes) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO equipment_changes (id, changed_at, actor, action, equipment, supi, was,"
                + " became) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (EquipmentChange change : changes) {
        insert.setLong(1, change.id());
        insert.setLong(2, change.at().toEpochMilli());
        insert.setString(3, change.actor());
        insert.setString(4, change.action().name());
        insert.setString(5, change.equipment());
        insert.setString(6, change.supi());
        insert.setString(7, change.before());
        insert.setString(8, change.after());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The newest changes that are for people, newest first. */
  public List<EquipmentChange> newest(int limit) {
    return read("WHERE id > ? AND action <> 'IMPORT_REMOVE' ORDER BY id DESC LIMIT " + limit, 0);
  }

  /** Imports that began and did not end: under way, or cut off with their node. */
  public Set<Long> unfinishedImports() {
    Set<Long> unfinished = new HashSet<>();
    try (Connection connection = database.readers().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, action, was FROM equipment_changes"
                    + " WHERE action IN ('IMPORT_BEGIN', 'IMPORT_END') ORDER BY id")) {
      while (rows.next()) {
        if (EquipmentChange.Action.valueOf(rows.getString(2))
            == EquipmentChange.Action.IMPORT_BEGIN) {
          unfinished.add(rows.getLong(1));
        } else if (rows.getString(3).isEmpty()) {
          // As earlier releases wrote it; every node read all entries anew then.
          unfinished.clear();
        } else {
          unfinished.remove(Long.valueOf(rows.getString(3)));
        }
      }
      return unfinished;
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }

  /** The changes behind a number, in order, at most a thousand. */
  public List<EquipmentChange> after(long id) {
    return read("WHERE id > ? ORDER BY id LIMIT 1000", id);
  }

  private List<EquipmentChange> read(String where, long id) {
    try (Connection connection = database.readers().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, changed_at, actor, action, equipment, supi, was, became"
                    + " FROM equipment_changes "
                    + where)) {
      query.setLong(1, id);
      List<EquipmentChange> changes = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          changes.add(
              new EquipmentChange(
                  rows.getLong(1),
                  Instant.ofEpochMilli(rows.getLong(2)),
                  rows.getString(3),
                  EquipmentChange.Action.of(rows.getString(4)),
                  rows.getString(5),
                  rows.getString(6),
                  rows.getString(7),
                  rows.getString(8)));
        }
      }
      return changes;
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }
}
