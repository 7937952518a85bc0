package org.signalbox.rpc.tariff;

import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.TariffPlanLoader;
import org.signalbox.catalog.tp.TariffPlanStore;

/**
 * What the methods on tariffs work with.
 *
 * @param catalog what is in force
 * @param plans plans at rest
 * @param ledger what plans have accounts do
 * @param times how times are read
 * @param defaultTenant whose profiles are meant where a client names no tenant
 */
public record TariffContext(
    LiveCatalog catalog,
    TariffPlanStore plans,
    DefinitionPort ledger,
    PlanTimes times,
    String defaultTenant) {

  TariffPlanLoader loader() {
    return new TariffPlanLoader(catalog, times, ledger);
  }
}
