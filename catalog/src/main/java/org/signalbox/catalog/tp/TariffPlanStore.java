package org.signalbox.catalog.tp;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.signalbox.catalog.internal.CatalogStore;
import org.signalbox.catalog.internal.ItemStore;
import org.signalbox.sql.Database;

/**
 * Tariff plans at rest in SQL. Any thread may call; every method blocks, and a change returns when
 * it is durable.
 *
 * <p>All methods throw {@link org.signalbox.catalog.CatalogStorageFailure} when the database fails;
 * nothing of the change is stored then.
 */
public final class TariffPlanStore {

  private final ItemStore items = ItemStore.plans();
  private final CatalogStore storage;

  public TariffPlanStore(Database database) {
    this.storage = new CatalogStore(database);
  }

  /** Stores items, each in place of the whole item of its kind and id, in one transaction. */
  public void put(String tpid, Collection<? extends TpItem> stored) {
    List<ItemStore.Item> rows = new ArrayList<>(stored.size());
    for (TpItem item : stored) {
      rows.add(new ItemStore.Item(key(tpid, item.kind(), item.id()), TpJson.write(item)));
    }
    storage.write(connection -> items.put(connection, rows));
  }

  public Optional<TpItem> find(String tpid, TpKind kind, String id) {
    return storage
        .read(connection -> items.body(connection, key(tpid, kind, id)))
        .map(body -> TpJson.read(kind, body));
  }

  /** Ids of a plan's items of one kind, in ascending order. */
  public List<String> ids(String tpid, TpKind kind, Page page) {
    return page.of(storage.read(connection -> items.ids(connection, tpid, kind.code())));
  }

  /** Names of all plans that have items, in ascending order. */
  public List<String> tpids() {
    return storage.read(items::owners);
  }

  /** Everything of a plan; empty when nothing is stored under its name. */
  public TariffPlan plan(String tpid) {
    return storage.read(connection -> readPlan(connection, tpid));
  }

  /** Removes items; those that are not there are passed over. */
  public void remove(String tpid, TpKind kind, Collection<String> ids) {
    List<ItemStore.Key> keys = ids.stream().map(id -> key(tpid, kind, id)).toList();
    storage.write(connection -> items.remove(connection, keys));
  }

  /** Removes everything of a plan. */
  public void removePlan(String tpid) {
    storage.write(connection -> items.removeOwner(connection, tpid));
  }

  private TariffPlan readPlan(Connection connection, String tpid) throws SQLException {
    List<TpItem> read = new ArrayList<>();
    items.forEach(
        connection,
        Optional.of(tpid),
        row -> read.add(TpJson.read(TpKind.ofCode(row.key().kind()), row.body())));
    return new TariffPlan(read);
  }

  private static ItemStore.Key key(String tpid, TpKind kind, String id) {
    return new ItemStore.Key(tpid, kind.code(), id);
  }
}
