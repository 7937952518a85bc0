package org.signalbox.catalog.compile;

import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.tp.TariffPlan;

/** Puts whole tariff plans in force. Any thread; blocks until the plan is durable and in force. */
public final class TariffPlanLoader {

  private final LiveCatalog catalog;
  private final TariffPlanCompiler compiler;

  public TariffPlanLoader(LiveCatalog catalog, TariffPlanCompiler compiler) {
    this.catalog = catalog;
    this.compiler = compiler;
  }

  /**
   * Loads a plan wholly or not at all.
   *
   * @throws PlanRefused with all faults; nothing was changed
   * @throws org.signalbox.profiles.ProfileFault when a filter, attribute or charger cannot be used
   */
  public CatalogVersion load(TariffPlan plan, TariffPlanCompiler.Check check) {
    return catalog.change(live -> compiler.compile(plan, live, check));
  }

  /**
   * Tells whether a plan could be loaded, and changes nothing.
   *
   * @throws PlanRefused with all faults
   * @throws org.signalbox.profiles.ProfileFault when a filter, attribute or charger cannot be used
   */
  public void rehearse(TariffPlan plan, TariffPlanCompiler.Check check) {
    CatalogVersion live = catalog.current();
    live.with(compiler.compile(plan, live, check));
  }
}
