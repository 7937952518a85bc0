package org.signalbox.catalog.compile;

import java.util.List;
import java.util.function.Function;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.LedgerDefinitions;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.ledger.DefinitionId;

/**
 * Puts whole tariff plans in force: what prices first, what accounts do after that. Any thread;
 * blocks until the plan is durable and in force.
 */
public final class TariffPlanLoader {

  private final LiveCatalog catalog;
  private final TariffPlanCompiler compiler;
  private final DefinitionPort ledger;

  public TariffPlanLoader(LiveCatalog catalog, PlanTimes times, DefinitionPort ledger) {
    this.catalog = catalog;
    this.compiler = new TariffPlanCompiler(times, ledger);
    this.ledger = ledger;
  }

  /**
   * Loads a plan, of which nothing is changed when it has a fault. Should the ledger fail after
   * that, prices are in force already, and loading again does the rest.
   *
   * @throws PlanRefused with all faults; nothing was changed
   * @throws org.signalbox.profiles.ProfileFault when a filter, attribute or charger cannot be used
   * @throws org.signalbox.catalog.DefinitionFailure when the ledger failed
   */
  public CatalogVersion load(TariffPlan plan, TariffPlanCompiler.Check check) {
    Compilation compilation = new Compilation(plan, check);
    CatalogVersion version = catalog.change(compilation);
    LedgerDefinitions definitions = compilation.definitions;
    if (!definitions.isEmpty()) {
      ledger.carryOut(definitions);
    }
    return version;
  }

  /** May be done twice, on whatever thread; what was compiled last went into force. */
  private final class Compilation implements Function<CatalogVersion, CatalogChange> {

    private final TariffPlan plan;
    private final TariffPlanCompiler.Check check;
    private volatile LedgerDefinitions definitions = LedgerDefinitions.NONE;

    private Compilation(TariffPlan plan, TariffPlanCompiler.Check check) {
      this.plan = plan;
      this.check = check;
    }

    @Override
    public CatalogChange apply(CatalogVersion live) {
      TariffPlanCompiler.Compiled compiled = compiler.compile(plan, live, check);
      definitions = compiled.definitions();
      return compiled.change();
    }
  }

  /**
   * Tells whether a plan could be loaded, and changes nothing.
   *
   * @throws PlanRefused with all faults
   * @throws org.signalbox.profiles.ProfileFault when a filter, attribute or charger cannot be used
   */
  public void rehearse(TariffPlan plan, TariffPlanCompiler.Check check) {
    CatalogVersion live = catalog.current();
    live.with(compiler.compile(plan, live, check).change());
  }

  /** Takes out of force what a plan names; accounts and their money stay. */
  public void remove(TariffPlan plan) {
    catalog.change(live -> PlanRemoval.of(plan));
    List<DefinitionId> definitions = PlanRemoval.definitions(plan);
    if (!definitions.isEmpty()) {
      ledger.remove(definitions);
    }
  }
}
