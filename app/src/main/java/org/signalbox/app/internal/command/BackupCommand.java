package org.signalbox.app.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.backup.BackupProgress;
import org.signalbox.app.internal.backup.BackupReader;
import org.signalbox.app.internal.backup.NodeBackup;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.node.OfflineNode;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.WorkBar;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox backup}. */
@Command(
    name = "backup",
    description =
        "Writes everything that a node keeps into one file, of one moment, while it runs or while"
            + " it does not.",
    mixinStandardHelpOptions = true,
    subcommands = BackupCommand.Verify.class,
    footer = {
      "",
      "Example:",
      "  signalbox backup /var/backups/signalbox-2026-11-26.backup",
      "  signalbox backup verify /var/backups/signalbox-2026-11-26.backup"
    })
final class BackupCommand implements Callable<Integer> {

  private static final Duration ASK_EVERY = Duration.ofMillis(200);

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Prints the manifest as JSON.")
  private boolean json;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file, which must not be there; on the machine of the node.")
  private List<Path> file = List.of();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    // Not asked of picocli, which would ask it of the subcommand's lines as well.
    if (file.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Missing required parameter: 'FILE'");
    }
    Path target = file.getFirst().toAbsolutePath();
    Terminal terminal = Terminal.standard();
    WorkBar bar = new WorkBar(terminal, "backing up");
    if (server.isRunning()) {
      askNode(target, json ? new WorkBar(terminal, "") : bar);
    } else {
      try (OfflineNode node = OfflineNode.open(server.config(), InstantSource.system())) {
        new NodeBackup(node.backupSource(), new BackupProgress()).write(target);
      }
    }
    bar.clear();
    if (json && Files.exists(target)) {
      try (BackupReader made = BackupReader.open(target)) {
        terminal.line(made.manifestText());
      }
    } else {
      terminal.line(terminal.green("backup made: ") + target + size(target));
    }
    return 0;
  }

  private void askNode(Path target, WorkBar bar) throws InterruptedException {
    try (RpcCaller caller = server.open()) {
      ObjectNode parameters = CallJson.object();
      parameters.put("File", target.toString());
      caller.call("SignalboxV1.StartBackup", parameters);
      while (true) {
        JsonNode status = caller.call("SignalboxV1.BackupStatus", CallJson.object());
        bar.advanced(status.path("Done").asLong(), status.path("Total").asLong());
        switch (status.path("State").asString()) {
          case "DONE" -> {
            return;
          }
          case "FAILED" -> throw new OperatorFault(status.path("Error").asString());
          default -> Thread.sleep(ASK_EVERY);
        }
      }
    }
  }

  private static String size(Path target) {
    try {
      return Files.exists(target) ? ", " + Files.size(target) + " octets" : "";
    } catch (IOException e) {
      throw new OperatorFault(target + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** {@code signalbox backup verify}. */
  @Command(
      name = "verify",
      description = "Reads all of a backup and compares it with its checksums.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Prints the manifest as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      Terminal terminal = Terminal.standard();
      WorkBar bar = new WorkBar(terminal, "verifying");
      try (BackupReader backup = BackupReader.open(file)) {
        List<String> problems = backup.problems(json ? (done, total) -> {} : bar::advanced);
        bar.clear();
        problems.forEach(problem -> terminal.line(terminal.red(problem)));
        if (problems.isEmpty()) {
          terminal.line(json ? backup.manifestText() : terminal.green("no problems"));
        }
        return problems.isEmpty() ? 0 : 1;
      }
    }
  }
}
