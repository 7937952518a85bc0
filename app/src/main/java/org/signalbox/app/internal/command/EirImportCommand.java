package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.EquipmentText;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.WorkBar;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox eir import}. */
@Command(
    name = "import",
    description =
        "Takes a CSV list into the register, whole or not at all: what is wrong with it is told by"
            + " line and column first.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Columns, by their heading: imei (or tac, or first and last), supi, status, reason, since,",
      "action. Without a heading they are in the order of signalbox eir export.",
      "",
      "Example:",
      "  signalbox eir import stolen.csv --status black --dry-run"
    })
final class EirImportCommand implements Callable<Integer> {

  private static final Duration ASK_EVERY = Duration.ofMillis(100);

  @Mixin private EirOptions register = new EirOptions();

  @Parameters(paramLabel = "FILE", description = "The list; on the machine of the node.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Only tells what would change.")
  private boolean dryRun;

  @Option(names = "--replace", description = "Removes entries that the list does not have.")
  private boolean replace;

  @Option(
      names = "--remove-most",
      description = "Lets --replace remove more than half of the entries.")
  private boolean removeMost;

  @Option(
      names = "--status",
      description = "white, black, grey or locked, for lines that do not say it.")
  private Optional<String> status = Optional.empty();

  @Option(names = "--json", description = "Prints the outcome as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode parameters = CallJson.object();
    parameters.put("File", file.toAbsolutePath().toString());
    parameters.put("Mode", replace ? "REPLACE" : "MERGE");
    parameters.put("RemoveMost", removeMost);
    parameters.put("DryRun", dryRun);
    parameters.put("By", EirOptions.actor());
    status.ifPresent(value -> parameters.put("Status", value));
    Terminal terminal = Terminal.standard();
    try (RpcCaller caller = register.open()) {
      JsonNode begun = caller.call("SignalboxV1.StartEquipmentImport", parameters);
      JsonNode outcome = awaited(caller, begun.path("Id").asString(""), terminal);
      if (json) {
        terminal.line(CallJson.pretty(outcome));
      } else {
        EquipmentText.imported(outcome, dryRun, EirOptions.where(caller), terminal);
      }
    }
    return 0;
  }

  private JsonNode awaited(RpcCaller caller, String id, Terminal terminal)
      throws InterruptedException {
    ObjectNode asked = CallJson.object();
    asked.put("Id", id);
    WorkBar reading = new WorkBar(terminal, "reading");
    WorkBar storing = new WorkBar(terminal, "storing");
    while (true) {
      JsonNode status = caller.call("SignalboxV1.EquipmentImportStatus", asked);
      switch (status.path("State").asString()) {
        case "DONE" -> {
          reading.clear();
          return status;
        }
        case "FAILED" -> {
          reading.clear();
          throw new OperatorFault(status.path("Error").asString());
        }
        default -> {
          WorkBar bar = status.path("Step").asString().equals("READ") ? reading : storing;
          if (!json) {
            bar.advanced(status.path("Done").asLong(), status.path("Total").asLong());
          }
          Thread.sleep(ASK_EVERY);
        }
      }
    }
  }
}
