package org.signalbox.app.internal.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.node.NodeLedger;
import org.signalbox.app.internal.node.VoucherKey;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.config.StorageConfig;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signalbox reset}. */
@Command(
    name = "reset",
    description = "Removes all tariffs, accounts and CDRs of the data folder, after asking.",
    mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    SignalboxConfig config = node.read();
    if (config.storage().location() instanceof StorageConfig.Server server) {
      throw new OperatorFault(
          "storage.database is "
              + server
              + ": drop and create that database with its own tools,"
              + " the next start makes its tables");
    }
    if (!Files.exists(config.data())) {
      System.out.println("nothing to remove: there is no folder " + config.data());
      return 0;
    }
    try (DataFolder folder = DataFolder.lock(config.data())) {
      if (!yes && !confirmed(folder.path())) {
        System.out.println("nothing was removed");
        return 1;
      }
      // The ledger goes first: CDRs are made of it, and would come back.
      removeAll(folder.path().resolve(NodeLedger.FOLDER));
      Files.deleteIfExists(folder.path().resolve(VoucherKey.FILE));
      remove(folder.databaseFile());
      System.out.println("removed all tariffs, accounts and CDRs in " + folder.path());
    }
    return 0;
  }

  private static void removeAll(Path ledger) throws IOException {
    if (!Files.exists(ledger)) {
      return;
    }
    try (Stream<Path> files = Files.walk(ledger)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void remove(Path database) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
    }
  }

  private static boolean confirmed(Path folder) throws IOException {
    System.out.print(
        "Remove all tariffs, accounts and CDRs in " + folder.toAbsolutePath() + "? Type yes: ");
    System.out.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return "yes".equals(in.readLine());
  }
}
