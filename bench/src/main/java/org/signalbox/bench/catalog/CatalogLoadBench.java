package org.signalbox.bench.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.TariffPlanCompiler;
import org.signalbox.catalog.compile.TariffPlanLoader;
import org.signalbox.catalog.csv.LoadProgress;
import org.signalbox.catalog.csv.TariffPlanCsvLoader;
import org.signalbox.catalog.csv.TariffPlanCsvLoader.Target;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;

/**
 * Times a CSV folder of 200,000 prefixes from file to in force, the synced write included, and the
 * start of a node that finds it. The first argument is another number of prefixes. Run it with
 * {@code -Xmx512m}; the first line is a cold virtual machine, as cgr-loader's users meet it.
 */
public final class CatalogLoadBench {

  private static final int PREFIXES = 200_000;
  private static final int RUNS = 3;
  private static final int READERS = 2;

  private CatalogLoadBench() {}

  public static void main(String[] arguments) throws IOException {
    int prefixes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PREFIXES;
    Path folder = Files.createTempDirectory("catalog-load-bench");
    Path csv = folder.resolve("csv");
    WholesaleFolder.write(csv, prefixes);
    for (int run = 1; run <= RUNS; run++) {
      Path data = Files.createDirectories(folder.resolve("run" + run));
      Duration load = timed(data, csv);
      Duration start = timed(data);
      System.out.printf(
          "%,d prefixes: CSV to live %d ms, start with them %d ms%n",
          prefixes, load.toMillis(), start.toMillis());
    }
  }

  private static Duration timed(Path data, Path csv) {
    try (Database database = open(data)) {
      LiveCatalog catalog = catalog(database);
      TariffPlanCsvLoader loader =
          new TariffPlanCsvLoader(
              new TariffPlanLoader(
                  catalog,
                  new PlanTimes(ZoneOffset.UTC, InstantSource.system()),
                  DefinitionPort.NO_LEDGER),
              new TariffPlanStore(database));
      TariffPlanCsvLoader.Options options =
          new TariffPlanCsvLoader.Options(
              TariffPlanCompiler.Check.REFERENCES, "bench", "cgrates.org");
      long begin = System.nanoTime();
      loader.load(csv, new Target.Live(), options, LoadProgress.SILENT);
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  private static Duration timed(Path data) {
    long begin = System.nanoTime();
    try (Database database = open(data)) {
      if (catalog(database).current().tariff().ratingPlan("RP").isEmpty()) {
        throw new IllegalStateException("the plan was not found again");
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  private static LiveCatalog catalog(Database database) {
    return LiveCatalog.open(database, ActivationPort.AT_ONCE, InstantSource.system());
  }

  private static Database open(Path data) {
    return Database.open(
        new DatabaseConfig.Embedded(data.resolve("bench.db"), READERS),
        failure -> {
          throw new IllegalStateException("the storage broke", failure);
        });
  }
}
