package org.signalbox.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.signalbox.testsupport.RepositoryFolder;

/** The modules that make up the program, and what each may use. */
final class HouseModules {

  /** Module to the modules of ours it may use; {@code app} assembles and may use all. */
  static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("core", Set.of()),
          Map.entry("config", Set.of("core")),
          Map.entry("rating", Set.of("core")),
          Map.entry("ledger", Set.of("core", "rating")),
          Map.entry("ledger-runtime", Set.of("core", "rating", "ledger")),
          Map.entry("profiles", Set.of("core")),
          Map.entry("sql", Set.of("core")),
          Map.entry("catalog", Set.of("core", "rating", "ledger", "profiles", "sql")),
          Map.entry(
              "charging", Set.of("core", "rating", "profiles", "sql", "ledger", "ledger-runtime")),
          Map.entry(
              "rpc",
              Set.of(
                  "core",
                  "rating",
                  "profiles",
                  "ledger",
                  "ledger-runtime",
                  "catalog",
                  "charging",
                  "registers")),
          Map.entry("console", Set.of("core")),
          Map.entry("sbi", Set.of("core", "registers")),
          Map.entry("diameter", Set.of("core")),
          Map.entry("dra", Set.of("core", "config", "diameter")),
          Map.entry("registers", Set.of("core", "sql")),
          Map.entry("hss", Set.of("core", "diameter", "registers")),
          Map.entry(
              "ocs",
              Set.of("core", "config", "diameter", "charging", "rating", "profiles", "ledger")));

  /** Protocol in, neutral requests out. */
  static final Set<String> DOORS = Set.of("rpc", "console", "diameter", "sbi");

  /** Same inputs, same outputs, and nothing else. */
  static final Set<String> PURE = Set.of("rating", "ledger", "profiles");

  /** Where an amount of money or a weight passes through. */
  static final List<String> EXACT =
      List.of("core", "rating", "ledger", "profiles", "catalog", "charging");

  private HouseModules() {}

  static List<String> all() {
    return ALLOWED.keySet().stream().sorted().toList();
  }

  /** The compiled classes of a module. */
  static Path classes(String module) {
    Path folder = RepositoryFolder.resolve(module + "/target/classes");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + " is missing: compile the whole repository first");
    }
    return folder;
  }

  /** The compiled classes of all modules, {@code app} included. */
  static JavaClasses imported() {
    List<Path> folders =
        java.util.stream.Stream.concat(ALLOWED.keySet().stream(), java.util.stream.Stream.of("app"))
            .map(HouseModules::classes)
            .toList();
    return new ClassFileImporter().importPaths(folders);
  }
}
