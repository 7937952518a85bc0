package org.signalbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.signalbox.bench.dra.MachineState;
import org.signalbox.bench.ocs.AccountOpener;
import org.signalbox.bench.ocs.OcsRun;
import org.signalbox.bench.ocs.OcsTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code signalbox bench ocs}: the real program with a million accounts, its log on the disk and
 * its CDRs in the database, driven by data sessions of a generator in a process of its own.
 */
@Command(
    name = "ocs",
    description =
        "Opens, updates and ends charged data sessions at a node: how many a second, how fast at a"
            + " rate, and beside the disk's own syncs.",
    mixinStandardHelpOptions = true)
public final class OcsBench implements Callable<Integer> {

  @Option(names = "--json", description = "One JSON object instead of a table.")
  private boolean json;

  @Option(names = "--accounts", defaultValue = "1000000", description = "Up to 1,000,000.")
  private int accounts;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Of each measurement; of that at the rate three times as many.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "45",
      description = "Seconds of load before anything is counted; ${DEFAULT-VALUE} by default.")
  private int warmUpSeconds;

  @Option(
      names = "--rate",
      defaultValue = "20000",
      description = "Requests in a second for the latencies; ${DEFAULT-VALUE} by default.")
  private int rate;

  @Option(names = "--folder", description = "Where data is kept meanwhile; on a real disk.")
  private Path parent = Path.of(System.getProperty("signalbox.home", "."), "target");

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new OcsBench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    // In the sources' own folder: a temporary one may be memory, which syncs in no time.
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, "bench-ocs");
    Path home = Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath();
    try (BenchServer node = BenchServer.charging(home, folder.resolve("data"))) {
      price(node);
      long begin = System.nanoTime();
      new AccountOpener(node.listener("rpc.tcp")).open(accounts);
      double opened = accounts * 1e9 / (System.nanoTime() - begin);
      Map<OcsTable.Figure, Double> figures = new EnumMap<>(OcsTable.Figure.class);
      figures.put(OcsTable.Figure.ACCOUNTS, (double) accounts);
      figures.put(OcsTable.Figure.OPENED, opened);
      OcsRun run =
          new OcsRun(
              new OcsRun.Target(
                  node.listener("diameter.listen"),
                  node.listener("console.listen"),
                  node.pid(),
                  folder,
                  accounts,
                  Duration.ofSeconds(warmUpSeconds),
                  seconds,
                  rate));
      figures.putAll(run.run());
      OcsTable table = new OcsTable(MachineState.now().shown(), figures, run.errors());
      System.out.print(json ? table.json() : table.text());
      return 0;
    } finally {
      delete(folder);
    }
  }

  /** One for a gigabyte. */
  private static void price(BenchServer node) {
    try (RpcConnection rpc = new RpcConnection(node.listener("rpc.tcp"))) {
      rpc.call(
          "ApierV1.SetTPRate",
          "{'TPid':'GY','ID':'R','RateSlots':[{'ConnectFee':0,'Rate':1,'RateUnit':'1000000000',"
              + "'RateIncrement':'1','GroupIntervalStart':'0s'}]}");
      rpc.call(
          "APIerSv1.SetTPDestinationRate",
          "{'TPid':'GY','ID':'DR','DestinationRates':[{'DestinationId':'*any','RateId':'R',"
              + "'RoundingMethod':'*up','RoundingDecimals':4,'MaxCost':0,'MaxCostStrategy':''}]}");
      rpc.call(
          "APIerSv1.SetTPRatingPlan",
          "{'TPid':'GY','ID':'RP','RatingPlanBindings':[{'DestinationRatesId':'DR',"
              + "'TimingId':'*any','Weight':10}]}");
      rpc.call("APIerSv1.LoadTariffPlanFromStorDb", "{'TPid':'GY'}");
      rpc.call(
          "APIerSv1.SetRatingProfile",
          "{'Tenant':'cgrates.org','Category':'data','Subject':'*any','Overwrite':true,"
              + "'RatingPlanActivations':[{'ActivationTime':'2014-01-14T00:00:00Z',"
              + "'RatingPlanId':'RP','FallbackSubjects':''}]}");
      rpc.call(
          "APIerSv1.SetChargerProfile",
          "{'Tenant':'cgrates.org','ID':'DEFAULT','FilterIDs':[],'AttributeIDs':['*none'],"
              + "'Weight':0}");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
