package org.signalbox.catalog;

import java.util.function.Function;

/**
 * The catalog in force: read by every request, changed by one writer at a time.
 *
 * <p>Any thread may call. A change is compiled off the request path, made durable, and then takes
 * effect in one step; the method returns after that, so whoever was answered finds its change after
 * any crash.
 */
public interface LiveCatalog {

  /** The version in force. Never blocks. */
  CatalogVersion current();

  /**
   * Changes the catalog by a function of the version that the change will be applied to. Blocks
   * until the change is durable and in force.
   *
   * @param change sees the latest version; must be free of side effects; may throw to refuse
   * @return the version that the change produced
   */
  CatalogVersion change(Function<CatalogVersion, CatalogChange> change);
}
