package org.signalbox.catalog;

import java.time.InstantSource;
import java.util.function.Function;
import org.signalbox.catalog.internal.StoredCatalog;
import org.signalbox.sql.Database;

/**
 * The catalog in force: read by every request, changed by one writer at a time.
 *
 * <p>Any thread may call. A change is compiled off the request path, made durable, and then takes
 * effect in one step; the method returns after that, so whoever was answered finds its change after
 * any crash.
 */
public interface LiveCatalog {

  /**
   * Opens the catalog that a database holds. Blocks while it is read.
   *
   * @param activation decides when a stored version takes effect
   * @param clock what activations are dated by
   */
  static LiveCatalog open(Database database, ActivationPort activation, InstantSource clock) {
    return new StoredCatalog(database, activation, clock);
  }

  /** The version in force. Never blocks. */
  CatalogVersion current();

  /**
   * Changes the catalog by a function of the version that the change will be applied to. Blocks
   * until the change is durable and in force.
   *
   * @param change sees the latest version; must be free of side effects; may throw to refuse
   * @return the version that the change produced
   * @throws CatalogStorageFailure when the change could not be stored; nothing has changed then
   */
  CatalogVersion change(Function<CatalogVersion, CatalogChange> change);
}
