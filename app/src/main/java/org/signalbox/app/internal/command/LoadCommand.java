package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signalbox load}. */
@Command(
    name = "load",
    description = {
      "Loads a folder of tariff plan CSV files: wholly, or not at all.",
      "Through the node that runs on the data folder, or straight into the folder."
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--path", required = true, paramLabel = "FOLDER", description = "The CSV files.")
  private Path path = Path.of(".");

  @Option(
      names = "--tpid",
      paramLabel = "TPID",
      description = "The name of the plan at rest; cgrates.org by default.")
  private Optional<String> tpid = Optional.empty();

  @Option(
      names = "--to-stordb",
      description = "Keeps the files as a plan at rest, which changes no price until it is loaded.")
  private boolean toStorDb;

  @Option(names = "--dry-run", description = "Checks the files and changes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Optional<String> atRest = toStorDb ? Optional.of(tpid.orElse("cgrates.org")) : Optional.empty();
    FolderLoad load = new FolderLoad(path, atRest, dryRun);
    if (!server.isRunning()) {
      load.offline(server.config(), terminal);
      return 0;
    }
    try (RpcCaller caller = server.open()) {
      load.through(caller, server.config(), terminal);
    }
    return 0;
  }
}
