package org.signalbox.catalog.compile;

import java.util.Optional;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.ledger.BalanceTiming;

/**
 * Names that stand for what is in force.
 *
 * @param live one version of the catalog
 */
public record LiveNames(CatalogVersion live) implements BalanceNames {

  @Override
  public boolean hasDestination(String id) {
    return live.tariff().destination(id).isPresent();
  }

  @Override
  public Optional<BalanceTiming> timing(String id) {
    return Optional.ofNullable(live.timings().get(id))
        .map(timing -> new BalanceTiming(timing, Optional.empty()));
  }
}
