package org.signalbox.app.internal.node;

import java.time.InstantSource;
import org.signalbox.app.DataFolder;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.TariffPlanCompiler;
import org.signalbox.catalog.csv.TariffPlanCsvLoader;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.Database;

/**
 * The tariff plans of a data folder on which no node runs. Holds the folder's lock until closed.
 */
public final class OfflinePlans implements AutoCloseable {

  private final DataFolder folder;
  private final Database database;
  private final TariffPlanCsvLoader loader;

  private OfflinePlans(DataFolder folder, Database database, TariffPlanCsvLoader loader) {
    this.folder = folder;
    this.database = database;
    this.loader = loader;
  }

  /**
   * Opens what the data folder holds.
   *
   * @throws OperatorFault when a node runs on it or it cannot be opened
   */
  public static OfflinePlans open(SignalboxConfig config, InstantSource clock) {
    DataFolder folder = DataFolder.lock(config.data());
    try {
      Database database =
          Database.open(
              PartConfigs.database(config.storage(), folder.databaseFile()),
              failure -> {
                // The commit that failed is reported to whoever waits for it.
              });
      LiveCatalog catalog = LiveCatalog.open(database, ActivationPort.AT_ONCE, clock);
      TariffPlanCompiler compiler =
          new TariffPlanCompiler(new PlanTimes(config.tenants().defaultZone(), clock));
      return new OfflinePlans(
          folder,
          database,
          new TariffPlanCsvLoader(catalog, new TariffPlanStore(database), compiler));
    } catch (OperatorFault e) {
      folder.close();
      throw e;
    }
  }

  /** Loads CSV folders into this data folder. */
  public TariffPlanCsvLoader loader() {
    return loader;
  }

  @Override
  public void close() {
    database.close();
    folder.close();
  }
}
