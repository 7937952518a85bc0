package org.signalbox.rpc.tariff;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.compile.TariffPlanLoader;
import org.signalbox.catalog.csv.LoadProgress;
import org.signalbox.catalog.csv.TariffPlanCsvLoader;
import org.signalbox.catalog.csv.TariffPlanCsvLoader.Target;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.core.OperatorFault;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** CSV folders on the server's own disk. */
final class FolderMethods {

  private static final String FOLDER_PATH = "FolderPath";

  /** What tells apart loads of rating profiles where the client names no load. */
  private static final String LOAD_ID = "csv";

  private final TariffPlanLoader plans;
  private final TariffPlanCsvLoader loader;
  private final String defaultTenant;

  FolderMethods(TariffContext context) {
    this.plans = context.loader();
    this.loader = new TariffPlanCsvLoader(plans, context.plans());
    this.defaultTenant = context.defaultTenant();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("LoadTariffPlanFromFolder", this::load),
        TariffMethods.method("ImportTariffPlanFromFolder", this::importPlan),
        TariffMethods.method("RemoveTPFromFolder", this::remove));
  }

  private RpcReply load(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrLoadTpFromFolder");
    Target target = sent.flag("DryRun") ? new Target.Nowhere() : new Target.Live();
    return loadInto(folder(sent), target, options(sent, LOAD_ID));
  }

  private RpcReply importPlan(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrImportTPFromFolder").requiring("TPid", FOLDER_PATH);
    String runId = sent.text("RunId");
    return loadInto(
        folder(sent),
        new Target.AtRest(sent.text("TPid")),
        options(sent, runId.isEmpty() ? LOAD_ID : runId));
  }

  private RpcReply remove(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrLoadTpFromFolder");
    Optional<Path> folder = folder(sent);
    if (folder.isEmpty()) {
      return RpcReply.failure("INVALID_PATH");
    }
    TariffPlan plan;
    try {
      plan =
          new TariffPlan(
              TariffPlanCsvLoader.decode(folder.get(), options(sent, LOAD_ID), LoadProgress.SILENT)
                  .items());
    } catch (OperatorFault fault) {
      return RpcReply.serverError(String.valueOf(fault.getMessage()));
    }
    if (!sent.flag("DryRun")) {
      plans.remove(plan);
    }
    return RpcReply.OK;
  }

  private RpcReply loadInto(
      Optional<Path> folder, Target target, TariffPlanCsvLoader.Options options) {
    if (folder.isEmpty()) {
      return RpcReply.failure("INVALID_PATH");
    }
    try {
      loader.load(folder.get(), target, options, LoadProgress.SILENT);
      return RpcReply.OK;
    } catch (OperatorFault fault) {
      return RpcReply.serverError(String.valueOf(fault.getMessage()));
    }
  }

  private TariffPlanCsvLoader.Options options(RpcParameters sent, String loadId) {
    Check check = sent.flag("Validate") ? Check.COHERENCE : Check.REFERENCES;
    return new TariffPlanCsvLoader.Options(check, loadId, defaultTenant);
  }

  private static Optional<Path> folder(RpcParameters sent) {
    String path = sent.text(FOLDER_PATH);
    if (path.isEmpty()) {
      throw new MalformedParameters("MANDATORY_IE_MISSING:" + FOLDER_PATH);
    }
    try {
      return Optional.of(Path.of(path)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
