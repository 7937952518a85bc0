package org.signalbox.catalog.compile;

import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpActions;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.ledger.DefinitionId;

/**
 * What is compiled, and what it may refer to.
 *
 * @param plan what is compiled
 * @param live what is in force
 * @param known what the ledger knows
 * @param times how times are read
 */
record PlanSource(TariffPlan plan, CatalogVersion live, DefinitionPort known, PlanTimes times) {

  BalanceNames names() {
    return new PlanNames(plan, live);
  }

  boolean hasActions(String id) {
    return plan.find(TpKind.ACTIONS, TpActions.class, id).isPresent()
        || known.find(DefinitionId.actionSet(id)).isPresent();
  }
}
