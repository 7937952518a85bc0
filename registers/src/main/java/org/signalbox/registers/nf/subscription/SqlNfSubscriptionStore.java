package org.signalbox.registers.nf.subscription;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final String UPDATE =
      "UPDATE nf_subscriptions SET root = ?, keeper = ?, subscription = ?"
          + " WHERE subscription_id = ?";
  private static final String INSERT =
      "INSERT INTO nf_subscriptions (root, keeper, subscription, subscription_id)"
          + " VALUES (?, ?, ?, ?)";
  private static final String DELETE = "DELETE FROM nf_subscriptions WHERE subscription_id = ?";

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
    return read(OF_KEEPER, keeper);
  }

  @Override
  public Optional<NfSubscription> find(String id) {
    return read(ONE, id).stream().findFirst();
  }

  private List<NfSubscription> read(String query, String parameter) {
    List<NfSubscription> found = new ArrayList<>();
    try (Connection connection = database.readers().getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, parameter);
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
  public CompletableFuture<Boolean> put(NfSubscription subscription) {
    return database
        .writer()
        .submit(connection ->
            write(connection, UPDATE, subscription) || write(connection, INSERT, subscription));
  }

  private static boolean write(Connection connection, String order, NfSubscription subscription)
      throws SQLException {
    NfSubscriptionKey key = subscription.key();
    try (PreparedStatement write = connection.prepareStatement(order)) {
      write.setString(1, key.root());
      write.setString(2, key.keeper());
      write.setString(3, new String(subscription.encoded(), StandardCharsets.UTF_8));
      write.setString(4, key.id());
      return write.executeUpdate() > 0;
    }
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
}
