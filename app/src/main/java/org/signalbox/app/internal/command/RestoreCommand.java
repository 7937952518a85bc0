package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.backup.BackupReader;
import org.signalbox.app.internal.backup.NodeRestore;
import org.signalbox.app.internal.backup.RestoreMark;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.WorkBar;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox restore}. */
@Command(
    name = "restore",
    description =
        "Brings a backup back on a data folder, and a database, on which no node runs. A damaged"
            + " backup is refused before anything is touched.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  signalbox restore /var/backups/signalbox-2026-11-26.backup --data ./data"
    })
final class RestoreCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(
      names = "--replace",
      description =
          "Puts a data folder that holds data aside, and deletes the rows of a database server.")
  private boolean isReplacing;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    SignalboxConfig config = node.read();
    if (DataFolder.isInUse(config.data())) {
      throw new OperatorFault("a node runs on " + config.data() + ": stop it first");
    }
    Terminal terminal = Terminal.standard();
    WorkBar bar = new WorkBar(terminal, "verifying");
    RestoreMark.complete(config.data());
    try (DataFolder held = DataFolder.lockForRestore(config.data());
        BackupReader backup = BackupReader.open(file)) {
      List<String> problems = backup.problems(bar::advanced);
      bar.clear();
      if (!problems.isEmpty()) {
        problems.forEach(problem -> terminal.line(terminal.red(problem)));
        return 1;
      }
      Optional<Path> aside = new NodeRestore(config, held, backup).restore(isReplacing);
      aside.ifPresent(kept -> terminal.line("what was there before is in " + kept));
      terminal.line(terminal.green("restored: ") + config.data());
      return 0;
    }
  }
}
