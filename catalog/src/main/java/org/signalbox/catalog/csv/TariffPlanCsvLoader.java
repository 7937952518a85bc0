package org.signalbox.catalog.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.catalog.compile.PlanRefused;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.compile.TariffPlanLoader;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.profiles.ProfileFault;

/**
 * Loads a folder of CSV files, either straight into what is in force or as a plan at rest. Any
 * thread; blocks until what was loaded is durable. Either everything is loaded or nothing.
 */
public final class TariffPlanCsvLoader {

  private final TariffPlanLoader loader;
  private final TariffPlanStore plans;

  /**
   * @param loader puts folders in force
   * @param plans where they are kept at rest
   */
  public TariffPlanCsvLoader(TariffPlanLoader loader, TariffPlanStore plans) {
    this.loader = loader;
    this.plans = plans;
  }

  /** Where a folder goes to. */
  public sealed interface Target {

    /** Checked, and nothing is changed. */
    record Nowhere() implements Target {}

    /** In force at once. */
    record Live() implements Target {}

    /** Kept as a plan at rest, under this name, until it is loaded from there. */
    record AtRest(String tpid) implements Target {}
  }

  /**
   * @param check how strictly the plan is looked at
   * @param loadId what rating profiles at rest are told apart by
   * @param defaultTenant the tenant of rows that name none
   */
  public record Options(Check check, String loadId, String defaultTenant) {}

  /**
   * @throws PlanFilesRefused with all problems of all files
   * @throws OperatorFault when the folder cannot be read
   * @throws org.signalbox.catalog.CatalogStorageFailure when the database failed
   */
  public LoadReport load(Path folder, Target target, Options options, LoadProgress progress) {
    DecodedPlan decoded = decode(folder, options, progress);
    TariffPlan plan = new TariffPlan(decoded.items());
    int items = decoded.items().size();
    progress.advanced(LoadProgress.Step.STORE, 0, items);
    try {
      carryOut(plan, target, options.check());
    } catch (PlanRefused refused) {
      throw new PlanFilesRefused(
          refused.faults().stream().map(decoded.positions()::problem).toList());
    } catch (ProfileFault fault) {
      throw located(fault, decoded);
    }
    progress.advanced(LoadProgress.Step.STORE, items, items);
    return LoadReport.of(decoded);
  }

  private OperatorFault located(ProfileFault fault, DecodedPlan decoded) {
    List<Problem> problems =
        new ProfileFaultSearch(decoded, plan -> loader.rehearse(plan, Check.REFERENCES)).problems();
    return problems.isEmpty() ? fault : new PlanFilesRefused(problems);
  }

  /** Reads a folder into items and checks nothing but the text. */
  public static DecodedPlan decode(Path folder, Options options, LoadProgress progress) {
    List<byte[]> contents = new ArrayList<>();
    List<String> names = new ArrayList<>();
    long total = 0;
    for (Path file : csvFiles(folder)) {
      byte[] bytes = read(file);
      names.add(String.valueOf(file.getFileName()));
      contents.add(bytes);
      total += lines(bytes);
    }
    PlanFilesDecoder decoder = new PlanFilesDecoder(options.loadId(), options.defaultTenant());
    long done = 0;
    for (int i = 0; i < names.size(); i++) {
      decoder.add(names.get(i), contents.get(i));
      done += lines(contents.get(i));
      progress.advanced(LoadProgress.Step.READ, done, total);
    }
    DecodedPlan decoded = decoder.decoded();
    if (!decoded.problems().isEmpty()) {
      throw new PlanFilesRefused(decoded.problems());
    }
    return decoded;
  }

  private void carryOut(TariffPlan plan, Target target, Check check) {
    switch (target) {
      case Target.Nowhere nowhere -> loader.rehearse(plan, check);
      case Target.Live live -> loader.load(plan, check);
      case Target.AtRest atRest -> plans.put(atRest.tpid(), plan.all());
    }
  }

  private static List<Path> csvFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new OperatorFault("found no folder " + folder + ", expected one with CSV files");
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    } catch (IOException e) {
      throw new OperatorFault("cannot read the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new OperatorFault("cannot read the file " + file + ": " + e.getMessage(), e);
    }
  }

  private static long lines(byte[] bytes) {
    long lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }
}
