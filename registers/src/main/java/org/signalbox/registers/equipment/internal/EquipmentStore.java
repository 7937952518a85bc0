package org.signalbox.registers.equipment.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryFilter;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.EquipmentStorageFailure;
import org.signalbox.registers.equipment.MarkedKey;
import org.signalbox.registers.equipment.StoredEntry;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;

/** The table of entries. Writes inside the writer's transaction; reads block. Any thread. */
public final class EquipmentStore {

  /** Rows handed on at once while loading. */
  private static final int LOADED_AT_ONCE = 1_000;

  private static final int FETCHED_AT_ONCE = 10_000;

  /** Keys of one question to a server, where each question is a way there and back. */
  private static final int ASKED_AT_ONCE = 100;

  /** A driver keeps the values of a batch until it goes. */
  private static final int PUT_AT_ONCE = 500;

  private final Database database;

  public EquipmentStore(Database database) {
    this.database = database;
  }

  /** How many entries there are. */
  public long size() {
    try (Connection connection = database.readers().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM equipment")) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }

  /** Reads the deciding part of all entries, in batches. */
  public void load(Consumer<List<MarkedKey>> to) {
    marks("SELECT equipment, supi, mark FROM equipment", LOADED_AT_ONCE, to);
  }

  /** Reads the deciding part of the entries that a change has put last, in batches. */
  public void putBy(long change, Consumer<List<MarkedKey>> to) {
    marks(
        "SELECT equipment, supi, mark FROM equipment WHERE change_id = " + change,
        FETCHED_AT_ONCE,
        to);
  }

  private void marks(String sql, int atOnce, Consumer<List<MarkedKey>> to) {
    stream(
        sql,
        rows -> {
          List<MarkedKey> batch = new ArrayList<>(atOnce);
          while (rows.next()) {
            batch.add(
                new MarkedKey(
                    key(rows.getString(1), rows.getString(2)),
                    EquipmentMark.fromCode(rows.getInt(3))));
            if (batch.size() == atOnce) {
              to.accept(List.copyOf(batch));
              batch.clear();
            }
          }
          to.accept(List.copyOf(batch));
        });
  }

  /** Reads all entries, in order of their keys. */
  public void entries(Consumer<StoredEntry> to) {
    stream(
        "SELECT equipment, supi, mark, reason, since, change_id FROM equipment"
            + " ORDER BY equipment, supi",
        rows -> {
          while (rows.next()) {
            to.accept(entry(rows));
          }
        });
  }

  /** Reads the keys of entries that no change from this one on has touched, in batches. */
  public void untouchedSince(long change, int atOnce, Consumer<List<EntryKey>> to) {
    stream(
        "SELECT equipment, supi FROM equipment WHERE change_id < " + change,
        rows -> {
          List<EntryKey> batch = new ArrayList<>(atOnce);
          while (rows.next()) {
            batch.add(key(rows.getString(1), rows.getString(2)));
            if (batch.size() == atOnce) {
              to.accept(List.copyOf(batch));
              batch.clear();
            }
          }
          to.accept(List.copyOf(batch));
        });
  }

  private interface RowReading {
    void read(ResultSet rows) throws SQLException;
  }

  private void stream(String sql, RowReading reading) {
    try (Connection connection = database.readers().getConnection()) {
      // A server sends rows piece by piece only inside a transaction.
      connection.setAutoCommit(false);
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setFetchSize(FETCHED_AT_ONCE);
        try (ResultSet rows = query.executeQuery()) {
          reading.read(rows);
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }

  /** The entry of a key. */
  public Optional<StoredEntry> find(EntryKey key) {
    try (Connection connection = database.readers().getConnection()) {
      return find(connection, key);
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }

  /** The entries of many keys; keys without one are left out. */
  public Map<EntryKey, StoredEntry> findAll(Collection<EntryKey> keys) {
    Map<EntryKey, StoredEntry> found = HashMap.newHashMap(keys.size());
    List<EntryKey> all = List.copyOf(keys);
    // A call of the embedded database costs less than the plan of a longer question.
    int atOnce = database.dialect() == SqlDialect.SQLITE ? 1 : ASKED_AT_ONCE;
    int whole = all.size() / atOnce * atOnce;
    if (all.isEmpty()) {
      return found;
    }
    try (Connection connection = database.readers().getConnection()) {
      if (whole > 0) {
        findAll(connection, all.subList(0, whole), atOnce, found);
      }
      if (whole < all.size()) {
        findAll(connection, all.subList(whole, all.size()), all.size() - whole, found);
      }
      return found;
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }

  private static void findAll(
      Connection connection, List<EntryKey> keys, int atOnce, Map<EntryKey, StoredEntry> found)
      throws SQLException {
    String sql =
        "SELECT equipment, supi, mark, reason, since, change_id FROM equipment WHERE "
            + String.join(" OR ", Collections.nCopies(atOnce, "(equipment = ? AND supi = ?)"));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int from = 0; from < keys.size(); from += atOnce) {
        for (int i = 0; i < atOnce; i++) {
          query.setString(2 * i + 1, keys.get(from + i).equipment().text());
          query.setString(2 * i + 2, keys.get(from + i).supiText());
        }
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            StoredEntry stored = entry(rows);
            found.put(stored.entry().key(), stored);
          }
        }
      }
    }
  }

  Optional<StoredEntry> find(Connection connection, EntryKey key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT equipment, supi, mark, reason, since, change_id FROM equipment"
                + " WHERE equipment = ? AND supi = ?")) {
      query.setString(1, key.equipment().text());
      query.setString(2, key.supiText());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(entry(rows)) : Optional.empty();
      }
    }
  }

  /**
   * Some entries in order of their keys.
   *
   * @param after begins behind this key
   * @param limit at most so many
   */
  public List<StoredEntry> page(EntryFilter filter, Optional<EntryKey> after, int limit) {
    EntryPageQuery asked = EntryPageQuery.of(database.dialect(), filter, after);
    try (Connection connection = database.readers().getConnection();
        PreparedStatement query = connection.prepareStatement(asked.sql() + limit)) {
      for (int i = 0; i < asked.values().size(); i++) {
        query.setObject(i + 1, asked.values().get(i));
      }
      List<StoredEntry> page = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          page.add(entry(rows));
        }
      }
      return page;
    } catch (SQLException e) {
      throw new EquipmentStorageFailure(e);
    }
  }

  private static StoredEntry entry(ResultSet rows) throws SQLException {
    return new StoredEntry(
        new EquipmentEntry(
            key(rows.getString(1), rows.getString(2)),
            EquipmentMark.fromCode(rows.getInt(3)),
            rows.getString(4),
            since(rows.getLong(5))),
        rows.getLong(6));
  }

  /** Rows of earlier releases may tell times that no entry may hold since any more. */
  private static Instant since(long millis) {
    return Instant.ofEpochMilli(
        Math.clamp(
            millis,
            EquipmentEntry.SINCE_FIRST.toEpochMilli(),
            EquipmentEntry.SINCE_END.toEpochMilli() - 1));
  }

  private static EntryKey key(String equipment, String supi) throws SQLException {
    EquipmentSelector selector =
        EquipmentSelector.parse(equipment)
            .orElseThrow(() -> new SQLException("no equipment: \"" + equipment + "\""));
    return supi.isEmpty()
        ? EntryKey.of(selector)
        : new EntryKey(selector, Optional.of(new Supi(supi)));
  }

  /** Puts entries in the place of those with the same keys. */
  void put(Connection connection, Collection<EquipmentEntry> entries, long change)
      throws SQLException {
    try (PreparedStatement put = connection.prepareStatement(putStatement())) {
      int batched = 0;
      for (EquipmentEntry entry : entries) {
        put.setString(1, entry.key().equipment().text());
        put.setString(2, entry.key().supiText());
        put.setInt(3, entry.mark().code());
        put.setString(4, entry.reason());
        put.setLong(5, entry.since().toEpochMilli());
        put.setLong(6, change);
        put.addBatch();
        batched++;
        if (batched % PUT_AT_ONCE == 0) {
          put.executeBatch();
        }
      }
      put.executeBatch();
    }
  }

  private String putStatement() {
    String insert =
        "INSERT INTO equipment (equipment, supi, mark, reason, since, change_id)"
            + " VALUES (?, ?, ?, ?, ?, ?) ";
    return insert
        + (database.dialect() == SqlDialect.MARIADB
            ? "ON DUPLICATE KEY UPDATE mark = VALUES(mark), reason = VALUES(reason),"
                + " since = VALUES(since), change_id = VALUES(change_id)"
            : "ON CONFLICT (equipment, supi) DO UPDATE SET mark = excluded.mark,"
                + " reason = excluded.reason, since = excluded.since,"
                + " change_id = excluded.change_id");
  }

  void remove(Connection connection, Collection<EntryKey> keys) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM equipment WHERE equipment = ? AND supi = ?")) {
      for (EntryKey key : keys) {
        delete.setString(1, key.equipment().text());
        delete.setString(2, key.supiText());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /**
   * Removes entries that no change from this one on has put meanwhile.
   *
   * @return the keys of those that went
   */
  List<EntryKey> removeUntouched(Connection connection, Collection<EntryKey> keys, long change)
      throws SQLException {
    List<EntryKey> gone = new ArrayList<>(keys.size());
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM equipment WHERE equipment = ? AND supi = ? AND change_id < ?")) {
      // One by one: not every driver tells the counts of a batch.
      for (EntryKey key : keys) {
        delete.setString(1, key.equipment().text());
        delete.setString(2, key.supiText());
        delete.setLong(3, change);
        if (delete.executeUpdate() == 1) {
          gone.add(key);
        }
      }
    }
    return gone;
  }
}
