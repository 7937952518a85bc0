package org.signalbox.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One table of named bodies: owner, kind, id, and a text in as many parts as it needs.
 *
 * <p>Bodies are cut into parts of {@value #PART_LENGTH} characters, which every supported database
 * takes in one packet. Statements run on the caller's connection and thread.
 */
public final class ItemStore {

  private static final int PART_LENGTH = 1 << 20;
  private static final int FETCH_SIZE = 1_000;
  private static final int BATCH_LIMIT = 1_000;

  private final String ownerColumn;
  private final String table;

  private ItemStore(String table, String ownerColumn) {
    this.table = table;
    this.ownerColumn = ownerColumn;
  }

  /** What is in force; the owner is the tenant, empty for shared items. */
  public static ItemStore live() {
    return new ItemStore("live_items", "tenant");
  }

  /** Tariff plans at rest; the owner is the plan. */
  public static ItemStore plans() {
    return new ItemStore("tp_items", "tpid");
  }

  /** The name of an item. */
  public record Key(String owner, String kind, String id) {}

  /** An item with its text. */
  public record Item(Key key, String body) {}

  /** Takes one item after another. */
  @FunctionalInterface
  public interface ItemHandler {
    void handle(Item item);
  }

  /** Stores items, each in place of the one of its name. */
  public void put(Connection connection, Collection<Item> items) throws SQLException {
    remove(connection, items.stream().map(Item::key).toList());
    String insert =
        "INSERT INTO " + table + " (" + ownerColumn + ", kind, id, part, body) VALUES (?,?,?,?,?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      int waiting = 0;
      for (Item item : items) {
        waiting += addParts(statement, item);
        if (waiting >= BATCH_LIMIT) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  public void remove(Connection connection, Collection<Key> keys) throws SQLException {
    String delete =
        "DELETE FROM " + table + " WHERE " + ownerColumn + " = ? AND kind = ? AND id = ?";
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      int waiting = 0;
      for (Key key : keys) {
        bind(statement, key);
        statement.addBatch();
        if (++waiting == BATCH_LIMIT) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  public void removeOwner(Connection connection, String owner) throws SQLException {
    String delete = "DELETE FROM " + table + " WHERE " + ownerColumn + " = ?";
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setString(1, owner);
      statement.executeUpdate();
    }
  }

  public Optional<String> body(Connection connection, Key key) throws SQLException {
    String query =
        "SELECT body FROM "
            + table
            + " WHERE "
            + ownerColumn
            + " = ? AND kind = ? AND id = ? ORDER BY part";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, key);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        StringBuilder body = new StringBuilder(rows.getString(1));
        while (rows.next()) {
          body.append(rows.getString(1));
        }
        return Optional.of(body.toString());
      }
    }
  }

  /** All items, or those of one owner, each once and whole. */
  public void forEach(Connection connection, Optional<String> owner, ItemHandler handler)
      throws SQLException {
    String columns = ownerColumn + ", kind, id, part";
    String query =
        "SELECT "
            + columns
            + ", body FROM "
            + table
            + (owner.isPresent() ? " WHERE " + ownerColumn + " = ?" : "")
            + " ORDER BY "
            + columns;
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(FETCH_SIZE);
      if (owner.isPresent()) {
        statement.setString(1, owner.get());
      }
      try (ResultSet rows = statement.executeQuery()) {
        handOver(rows, handler);
      }
    }
  }

  /** Ids of one owner and kind; ascending by character. */
  public List<String> ids(Connection connection, String owner, String kind) throws SQLException {
    return texts(
        connection,
        "SELECT id FROM " + table + " WHERE " + ownerColumn + " = ? AND kind = ? AND part = 0",
        owner,
        kind);
  }

  /** Owners that have items; ascending by character. */
  public List<String> owners(Connection connection) throws SQLException {
    return texts(connection, "SELECT DISTINCT " + ownerColumn + " FROM " + table);
  }

  private static List<String> texts(Connection connection, String query, String... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      // Sorted here: the order of a database depends on its locale.
      texts.sort(null);
      return texts;
    }
  }

  private static void handOver(ResultSet rows, ItemHandler handler) throws SQLException {
    boolean more = rows.next();
    while (more) {
      Key key = new Key(rows.getString(1), rows.getString(2), rows.getString(3));
      String body = rows.getString(5);
      more = rows.next();
      if (more && rows.getInt(4) > 0) {
        StringBuilder whole = new StringBuilder(body);
        while (more && rows.getInt(4) > 0) {
          whole.append(rows.getString(5));
          more = rows.next();
        }
        body = whole.toString();
      }
      handler.handle(new Item(key, body));
    }
  }

  private static int addParts(PreparedStatement statement, Item item) throws SQLException {
    int part = 0;
    int start = 0;
    do {
      int end = endOfPart(item.body(), start);
      bind(statement, item.key());
      statement.setInt(4, part);
      statement.setString(5, item.body().substring(start, end));
      statement.addBatch();
      start = end;
      part++;
    } while (start < item.body().length());
    return part;
  }

  /** A part never ends inside a pair of surrogates, which no database takes. */
  private static int endOfPart(String body, int start) {
    int end = Math.min(start + PART_LENGTH, body.length());
    return end < body.length() && Character.isHighSurrogate(body.charAt(end - 1)) ? end - 1 : end;
  }

  private static void bind(PreparedStatement statement, Key key) throws SQLException {
    statement.setString(1, key.owner());
    statement.setString(2, key.kind());
    statement.setString(3, key.id());
  }
}
