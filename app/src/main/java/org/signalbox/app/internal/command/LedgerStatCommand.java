package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.TextTable;
import org.signalbox.ledger.runtime.inspect.LedgerStatistics;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox ledger stat}. */
@Command(
    name = "stat",
    description =
        "Tells sizes, snapshots, the end of the log and what lies behind the last snapshot.",
    mixinStandardHelpOptions = true)
final class LedgerStatCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder of the ledger.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "Prints everything as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    LedgerStatistics statistics;
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(folder)) {
      statistics = LedgerStatistics.of(storage);
    }
    Terminal terminal = Terminal.standard();
    if (json) {
      terminal.line(CallJson.pretty(asJson(statistics)));
    } else {
      print(statistics, terminal);
    }
    return 0;
  }

  private static void print(LedgerStatistics statistics, Terminal terminal) {
    TextTable files = new TextTable("folder", "files", "octets");
    for (LedgerStatistics.FolderSize size : statistics.folders()) {
      files.row(size.folder().text(), Integer.toString(size.files()), Long.toString(size.octets()));
    }
    files.print(terminal);
    terminal.line();
    terminal.line("snapshots at  " + statistics.snapshots());
    terminal.line(
        "log ends at   "
            + statistics.lastPosition()
            + statistics.lastAt().map(at -> ", " + at).orElse("")
            + ", term "
            + statistics.term());
    terminal.line();
    TextTable commands = new TextTable("behind the last snapshot", "commands");
    new TreeMap<>(statistics.commands())
        .forEach((kind, count) -> commands.row(kind, Long.toString(count)));
    commands.print(terminal);
  }

  private static ObjectNode asJson(LedgerStatistics statistics) {
    ObjectNode out = CallJson.object();
    ObjectNode folders = out.putObject("folders");
    for (LedgerStatistics.FolderSize size : statistics.folders()) {
      ObjectNode entry = folders.putObject(size.folder().text());
      entry.put("files", size.files());
      entry.put("octets", size.octets());
    }
    var snapshots = out.putArray("snapshots");
    statistics.snapshots().forEach(snapshots::add);
    out.put("lastPosition", statistics.lastPosition());
    out.put("term", statistics.term());
    statistics.lastAt().ifPresent(at -> out.put("lastAt", at.toString()));
    ObjectNode commands = out.putObject("commandsBehindSnapshot");
    new TreeMap<>(statistics.commands()).forEach(commands::put);
    return out;
  }
}
