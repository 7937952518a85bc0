package org.signalbox.registers.nf.subscription;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions in SQL. Any thread may use it. */
public final class SqlNfSubscriptionStore implements NfSubscriptionStore {

  private static final String ROWS =
      "SELECT subscription_id, root, keeper, subscription FROM nf_subscriptions";
  private static final String OF_KEEPER = ROWS + " WHERE keeper = ?";
  private static final String ONE = ROWS + " WHERE subscription_id = ?";
  private static final String SOME = ROWS + " WHERE subscription_id IN (%s)";
  private static final String IDENTITIES =
      "SELECT subscription_id FROM nf_subscriptions WHERE keeper = ?";
  private static final String AS_IT_IS =
      " WHERE subscription_id = ? AND keeper = ? AND subscription = ?";
  private static final String UPDATE =
      "UPDATE nf_subscriptions SET root = ?, keeper = ?, subscription = ?" + AS_IT_IS;
  private static final String INSERT =
      "INSERT INTO nf_subscriptions (root, keeper, subscription, subscription_id)"
          + " VALUES (?, ?, ?, ?)";
  private static final String DELETE_AS_IT_IS = "DELETE FROM nf_subscriptions" + AS_IT_IS;
  private static final String DELETE = "DELETE FROM nf_subscriptions WHERE subscription_id = ?";

  private static final String TAKE_OVER = "UPDATE nf_subscriptions SET keeper = ?" + AS_IT_IS;

  private static final String KEEPERS =
      "SELECT s.keeper, COALESCE(k.beats, 0), COALESCE(k.told, 0)"
          + " FROM (SELECT DISTINCT keeper FROM nf_subscriptions) s"
          + " LEFT JOIN nf_keepers k ON k.keeper = s.keeper";
  private static final String KEEPER =
      "SELECT keeper, beats, told FROM nf_keepers WHERE keeper = ?";
  private static final String BEAT =
      "UPDATE nf_keepers SET beats = beats + 1, told = ? WHERE keeper = ?";
  private static final String FIRST_BEAT =
      "INSERT INTO nf_keepers (told, keeper, beats) VALUES (?, ?, 1)";

  private final Database database;

  /** Works on a database whose tables are up to date. */
  public SqlNfSubscriptionStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean isShared() {
    return database.dialect() != SqlDialect.SQLITE;
  }

  @Override
  public List<NfSubscription> load(String keeper) {
    return read(OF_KEEPER, List.of(keeper));
  }

  @Override
  public Optional<NfSubscription> find(String id) {
    return read(ONE, List.of(id)).stream().findFirst();
  }

  @Override
  public List<NfSubscription> findAll(List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : read(SOME.formatted("?, ".repeat(ids.size() - 1) + "?"), ids);
  }

  private List<NfSubscription> read(String query, List<String> parameters) {
    List<NfSubscription> found = new ArrayList<>();
    try (Connection connection = database.readers().getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.size(); i++) {
        select.setString(i + 1, parameters.get(i));
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          subscription(rows).ifPresent(found::add);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new OperatorFault("cannot read subscriptions: " + e.getMessage(), e);
    }
  }

  private static Optional<NfSubscription> subscription(ResultSet row) throws SQLException {
    NfSubscriptionKey key =
        new NfSubscriptionKey(row.getString(1), row.getString(2), row.getString(3));
    byte[] json = row.getString(4).getBytes(StandardCharsets.UTF_8);
    return NfJson.read(json)
        .filter(ObjectNode.class::isInstance)
        .map(node ->
            NfSubscriptionDecoder.read(key, (ObjectNode) node, NfSubscriptionDecoder.Term.ANY))
        .filter(NfSubscriptionReading.Accepted.class::isInstance)
        .map(read -> ((NfSubscriptionReading.Accepted) read).subscription());
  }

  @Override
  public Set<String> identities(String keeper) {
    Set<String> found = new HashSet<>();
    try (Connection connection = database.readers().getConnection();
        PreparedStatement select = connection.prepareStatement(IDENTITIES)) {
      select.setString(1, keeper);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new OperatorFault("cannot read subscriptions: " + e.getMessage(), e);
    }
  }

  @Override
  public CompletableFuture<Boolean> put(NfSubscription subscription) {
    return database
        .writer()
        .submit(connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bindContent(insert, subscription);
            insert.setString(4, subscription.key().id());
            return insert.executeUpdate() > 0;
          }
        });
  }

  @Override
  public CompletableFuture<Boolean> replace(NfSubscription before, NfSubscription after) {
    return database
        .writer()
        .submit(connection -> {
          try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            bindContent(update, after);
            bindAsItIs(update, 4, before);
            return update.executeUpdate() > 0;
          }
        });
  }

  private static void bindContent(PreparedStatement write, NfSubscription subscription)
      throws SQLException {
    write.setString(1, subscription.key().root());
    write.setString(2, subscription.key().keeper());
    write.setString(3, text(subscription));
  }

  private static void bindAsItIs(PreparedStatement write, int from, NfSubscription subscription)
      throws SQLException {
    write.setString(from, subscription.key().id());
    write.setString(from + 1, subscription.key().keeper());
    write.setString(from + 2, text(subscription));
  }

  private static String text(NfSubscription subscription) {
    return new String(subscription.encoded(), StandardCharsets.UTF_8);
  }

  @Override
  public CompletableFuture<Boolean> remove(String id) {
    return database
        .writer()
        .submit(connection -> {
          try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, id);
            return delete.executeUpdate() > 0;
          }
        });
  }

  @Override
  public CompletableFuture<Boolean> removeAll(List<NfSubscription> subscriptions) {
    List<NfSubscription> copy = List.copyOf(subscriptions);
    return database
        .writer()
        .submit(connection -> {
          try (PreparedStatement delete = connection.prepareStatement(DELETE_AS_IT_IS)) {
            for (NfSubscription subscription : copy) {
              bindAsItIs(delete, 1, subscription);
              delete.addBatch();
            }
            delete.executeBatch();
          }
          return true;
        });
  }

  @Override
  public List<KeeperState> keepers() {
    return keepers(KEEPERS, Optional.empty());
  }

  @Override
  public Optional<KeeperState> keeper(String name) {
    return keepers(KEEPER, Optional.of(name)).stream().findFirst();
  }

  private List<KeeperState> keepers(String query, Optional<String> parameter) {
    List<KeeperState> found = new ArrayList<>();
    try (Connection connection = database.readers().getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      if (parameter.isPresent()) {
        select.setString(1, parameter.get());
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(new KeeperState(rows.getString(1), rows.getLong(2), rows.getLong(3)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new OperatorFault("cannot read who keeps subscriptions: " + e.getMessage(), e);
    }
  }

  @Override
  public CompletableFuture<Boolean> saveKeeper(String name, long told) {
    return database
        .writer()
        .submit(connection -> {
          return saveKeeper(connection, BEAT, name, told)
              || saveKeeper(connection, FIRST_BEAT, name, told);
        });
  }

  private static boolean saveKeeper(Connection connection, String statement, String name, long told)
      throws SQLException {
    try (PreparedStatement write = connection.prepareStatement(statement)) {
      write.setLong(1, told);
      write.setString(2, name);
      return write.executeUpdate() > 0;
    }
  }

  @Override
  public CompletableFuture<List<NfSubscription>> takeOver(
      List<NfSubscription> subscriptions, String keeper) {
    List<NfSubscription> copy = List.copyOf(subscriptions);
    return database
        .writer()
        .submit(connection -> {
          List<NfSubscription> taken = new ArrayList<>();
          try (PreparedStatement update = connection.prepareStatement(TAKE_OVER)) {
            for (NfSubscription subscription : copy) {
              update.setString(1, keeper);
              bindAsItIs(update, 2, subscription);
              if (update.executeUpdate() > 0) {
                taken.add(subscription.keptBy(keeper));
              }
            }
          }
          return List.copyOf(taken);
        });
  }
}
