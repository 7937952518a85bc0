package org.signalbox.catalog.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.sql.Database;

/** What is in force, in SQL: written with each change, read when the program starts. */
final class LiveItemStore {

  private final ItemStore items = ItemStore.live();
  private final CatalogStore storage;
  private final LiveItemForm form;

  LiveItemStore(Database database, LiveItemForm form) {
    this.storage = new CatalogStore(database);
    this.form = form;
  }

  /** Stores changes, the later over the earlier, in one transaction. */
  void write(List<CatalogChange> changes) {
    List<Rows> rows = changes.stream().map(this::rows).toList();
    storage.write(connection -> {
      for (Rows change : rows) {
        items.remove(connection, change.removed);
        items.put(connection, change.set);
      }
    });
  }

  /** The version that all stored items make. */
  CatalogVersion read() {
    return storage.read(this::readAll);
  }

  private CatalogVersion readAll(Connection connection) throws SQLException {
    LiveItemCollector collector = new LiveItemCollector();
    items.forEach(connection, Optional.empty(), collector::add);
    return CatalogVersion.EMPTY.with(collector.change());
  }

  private Rows rows(CatalogChange change) {
    Rows rows = new Rows(new ArrayList<>(), new ArrayList<>());
    change.tariff().destinations().forEach(item -> rows.set.add(form.row(item)));
    change.tariff().ratingPlans().forEach(item -> rows.set.add(form.row(item)));
    change.tariff().ratingProfiles().forEach(item -> rows.set.add(form.row(item)));
    change.profiles().filters().forEach(item -> rows.set.add(form.row(item)));
    change.profiles().attributes().forEach(item -> rows.set.add(form.row(item)));
    change.profiles().chargers().forEach(item -> rows.set.add(form.row(item)));
    change.timings().forEach(item -> rows.set.add(form.row(item)));
    change.tariff().removedDestinations().forEach(id -> rows.remove(LiveItemKeys.destination(id)));
    change.tariff().removedRatingPlans().forEach(id -> rows.remove(LiveItemKeys.ratingPlan(id)));
    change
        .tariff()
        .removedRatingProfiles()
        .forEach(key -> rows.remove(LiveItemKeys.ratingProfile(key)));
    change.profiles().removedFilters().forEach(key -> rows.remove(LiveItemKeys.filter(key)));
    change.profiles().removedAttributes().forEach(key -> rows.remove(LiveItemKeys.attribute(key)));
    change.profiles().removedChargers().forEach(key -> rows.remove(LiveItemKeys.charger(key)));
    change.removedTimings().forEach(id -> rows.remove(LiveItemKeys.timing(id)));
    return rows;
  }

  /** One change as rows. */
  private record Rows(List<ItemStore.Key> removed, List<ItemStore.Item> set) {
    void remove(ItemStore.Key key) {
      removed.add(key);
    }
  }
}
