package org.signalbox.catalog;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.compile.TariffPlanLoader;
import org.signalbox.catalog.csv.LoadProgress;
import org.signalbox.catalog.csv.LoadReport;
import org.signalbox.catalog.csv.TariffPlanCsvLoader;
import org.signalbox.catalog.csv.TariffPlanCsvLoader.Target;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** A catalog over a real SQLite file. Closing and opening again is what a restart does. */
public final class TestCatalog implements AutoCloseable {

  /** When the clock of these tests stands still. */
  public static final String NOW = "2025-08-04T13:00:00Z";

  private static final int READERS = 4;

  public final VirtualClock clock = VirtualClock.at(NOW);
  public final Database database;
  public final LiveCatalog live;
  public final TariffPlanStore plans;
  public final PlanTimes times = new PlanTimes(ZoneOffset.UTC, clock);
  public final MemoryDefinitions ledger = new MemoryDefinitions();

  private TestCatalog(Database database, ActivationPort activation) {
    this.database = database;
    this.live = LiveCatalog.open(database, activation, clock);
    this.plans = new TariffPlanStore(database);
  }

  public static TestCatalog open(Path folder) {
    return new TestCatalog(database(folder), ActivationPort.AT_ONCE);
  }

  /** A catalog over a database that a test has prepared. */
  public static TestCatalog over(Database database) {
    return new TestCatalog(database, ActivationPort.AT_ONCE);
  }

  public static TestCatalog open(Path folder, ActivationPort activation) {
    return new TestCatalog(database(folder), activation);
  }

  public static Database database(Path folder) {
    return Database.open(
        new DatabaseConfig.Embedded(folder.resolve("catalog.db"), READERS),
        failure -> {
          throw new AssertionError("the storage broke", failure);
        });
  }

  public CatalogVersion load(List<? extends TpItem> items) {
    return loader().load(new TariffPlan(items), Check.REFERENCES);
  }

  public TariffPlanLoader loader() {
    return new TariffPlanLoader(live, times, ledger);
  }

  public LoadReport loadFolder(Path folder, Target target) {
    return csvLoader()
        .load(
            folder,
            target,
            new TariffPlanCsvLoader.Options(Check.REFERENCES, "csv", "cgrates.org"),
            LoadProgress.SILENT);
  }

  public TariffPlanCsvLoader csvLoader() {
    return new TariffPlanCsvLoader(loader(), plans);
  }

  @Override
  public void close() {
    database.close();
  }
}
