package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.app.Signalbox;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.ProgressBar;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.catalog.DefinitionFailure;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.csv.LoadProgress;
import org.signalbox.catalog.csv.LoadReport;
import org.signalbox.catalog.csv.PlanFilesRefused;
import org.signalbox.catalog.csv.TariffPlanCsvLoader;
import org.signalbox.catalog.csv.TariffPlanCsvLoader.Target;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.config.StorageConfig;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads a folder of CSV files: through the running node when there is one, straight into the data
 * folder otherwise.
 *
 * @param folder the files
 * @param tpid the plan at rest that they become; empty: they are in force at once
 * @param dryRun whether they are only checked
 */
record FolderLoad(Path folder, Optional<String> tpid, boolean dryRun) {

  private static final String LOAD_ID = "csv";

  /** Loads straight into the data folder. */
  void offline(SignalboxConfig config, Terminal terminal) {
    ProgressBar progress = new ProgressBar(terminal);
    try (Signalbox node = unreachable(config)) {
      LoadReport report = node.folders().load(folder, target(), options(config), progress);
      report(terminal, report, place(config));
    } catch (PlanFilesRefused refused) {
      progress.clear();
      throw refused;
    } catch (DefinitionFailure failure) {
      progress.clear();
      throw new OperatorFault(
          "the ledger refuses what the plan has it do: " + failure.getMessage());
    }
  }

  /**
   * A node for the time of the load: plans change accounts, and accounts are in the ledger.
   *
   * @throws OperatorFault when another runs on the data folder, or it cannot be opened
   */
  private static Signalbox unreachable(SignalboxConfig config) {
    return Signalbox.start(
        config.withoutListeners(),
        InstantSource.system(),
        failure -> {
          // What could not be stored is reported to whoever waits for it.
        });
  }

  /**
   * Loads through a running node. Only where it refuses are the files read here, so that every
   * problem in them is told with its place; reading a large folder twice would double the wait.
   */
  void through(RpcCaller caller, SignalboxConfig config, Terminal terminal) {
    try {
      call(caller);
    } catch (RpcCaller.RpcFailure refused) {
      TariffPlanCsvLoader.decode(folder, options(config), LoadProgress.SILENT);
      throw refused;
    }
    terminal.line(terminal.green("OK") + ", " + outcome() + ", by the node at " + caller.address());
  }

  private void call(RpcCaller caller) {
    ObjectNode parameters = CallJson.object();
    parameters.put("FolderPath", folder.toAbsolutePath().normalize().toString());
    if (tpid.isPresent() && !dryRun) {
      parameters.put("TPid", tpid.get());
      caller.call("APIerSv1.ImportTariffPlanFromFolder", parameters);
    } else {
      parameters.put("DryRun", dryRun);
      caller.call("APIerSv1.LoadTariffPlanFromFolder", parameters);
    }
  }

  private Target target() {
    if (dryRun) {
      return new Target.Nowhere();
    }
    return tpid.<Target>map(Target.AtRest::new).orElseGet(Target.Live::new);
  }

  private static TariffPlanCsvLoader.Options options(SignalboxConfig config) {
    return new TariffPlanCsvLoader.Options(
        Check.REFERENCES, LOAD_ID, config.tenants().defaultTenant());
  }

  /** Said because a node that runs on another folder does not see what is loaded here. */
  private static String place(SignalboxConfig config) {
    return config.storage().location() instanceof StorageConfig.Server server
        ? "in " + server
        : "in " + config.data().toAbsolutePath() + ", where no node runs";
  }

  private void report(Terminal terminal, LoadReport report, String place) {
    Map<String, Integer> counts = new TreeMap<>();
    report.itemsByKind().forEach((kind, count) -> counts.put(kind.code(), count));
    counts.forEach((kind, count) -> terminal.line(Terminal.padded(kind, 20) + count));
    report
        .rowsKept()
        .forEach((file, rows) ->
            terminal.line(
                terminal.yellow(file + ": " + rows + " rows are of no use to this release")));
    terminal.line(
        terminal.green("OK") + ", " + report.rowsRead() + " rows, " + outcome() + ", " + place);
  }

  private String outcome() {
    if (dryRun) {
      return "checked, nothing changed";
    }
    return tpid.map(id -> "kept as plan " + id + ", in force after load_tp_from_stordb")
        .orElse("in force");
  }
}
