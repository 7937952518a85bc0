package org.signalbox.catalog.compile;

import java.util.Optional;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.ledger.BalanceTiming;

/**
 * Names that stand for what a plan has, or what is in force.
 *
 * @param plan asked first
 * @param live asked for what the plan lacks
 */
record PlanNames(TariffPlan plan, LiveNames live) implements BalanceNames {

  PlanNames(TariffPlan plan, CatalogVersion version) {
    this(plan, new LiveNames(version));
  }

  @Override
  public boolean hasDestination(String id) {
    return plan.find(TpKind.DESTINATION, TpDestination.class, id).isPresent()
        || live.hasDestination(id);
  }

  /** Empty also for one of the plan that cannot be read, which has a fault of its own. */
  @Override
  public Optional<BalanceTiming> timing(String id) {
    Optional<TpTiming> written = plan.find(TpKind.TIMING, TpTiming.class, id);
    return written.isPresent() ? TimingGrammar.balanceTiming(written.get()) : live.timing(id);
  }
}
