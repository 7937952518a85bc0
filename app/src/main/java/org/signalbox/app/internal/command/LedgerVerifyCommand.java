package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.WorkBar;
import org.signalbox.ledger.runtime.inspect.LedgerFinding;
import org.signalbox.ledger.runtime.inspect.LedgerVerifier;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox ledger verify}. */
@Command(
    name = "verify",
    description =
        "Reads every frame, command, snapshot and tariff; executes the log where it is whole and"
            + " compares the snapshots with it.",
    mixinStandardHelpOptions = true)
final class LedgerVerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder of the ledger.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "Prints the finding as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    WorkBar bar = new WorkBar(terminal, "verifying");
    LedgerFinding finding;
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(folder)) {
      finding = new LedgerVerifier(storage, json ? (done, total) -> {} : bar::advanced).verify();
    }
    bar.clear();
    if (json) {
      terminal.line(CallJson.pretty(asJson(finding)));
    } else {
      print(finding, terminal);
    }
    return finding.problems().isEmpty() ? 0 : 1;
  }

  private static void print(LedgerFinding finding, Terminal terminal) {
    line(terminal, "log", "positions " + finding.firstPosition() + " to " + finding.lastPosition());
    line(
        terminal,
        "state",
        finding.stateHash().isEmpty()
            ? "not computed: the log does not go back to its beginning, or is damaged"
            : finding.stateHash());
    line(
        terminal,
        "snapshots",
        finding.snapshots()
            + ", "
            + finding.snapshotsCompared()
            + " compared with the log executed up to there");
    line(terminal, "tariffs", Integer.toString(finding.tariffs()));
    finding
        .torn()
        .forEach(torn ->
            line(
                terminal,
                "tail",
                torn.segment()
                    + ", octets "
                    + torn.from()
                    + " to "
                    + torn.to()
                    + ": never acknowledged, a start cuts it off"));
    finding.problems().forEach(problem -> terminal.line(terminal.red(problem)));
    if (finding.problems().isEmpty()) {
      terminal.line(terminal.green("no problems"));
    }
  }

  private static void line(Terminal terminal, String name, String value) {
    terminal.line(terminal.cyan(Terminal.padded(name, 12)) + value);
  }

  private static ObjectNode asJson(LedgerFinding finding) {
    ObjectNode out = CallJson.object();
    out.put("firstPosition", finding.firstPosition());
    out.put("lastPosition", finding.lastPosition());
    out.put("stateHash", finding.stateHash());
    var snapshots = out.putArray("snapshots");
    finding.snapshots().forEach(snapshots::add);
    out.put("snapshotsCompared", finding.snapshotsCompared());
    out.put("tariffs", finding.tariffs());
    var torn = out.putArray("torn");
    finding
        .torn()
        .forEach(range -> {
          ObjectNode entry = torn.addObject();
          entry.put("segment", range.segment().toString());
          entry.put("from", range.from());
          entry.put("to", range.to());
        });
    var problems = out.putArray("problems");
    finding.problems().forEach(problems::add);
    return out;
  }
}
