package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.EquipmentText;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox eir checks}. */
@Command(
    name = "checks",
    description =
        "Shows checks that a running node has kept, newest first: all that were not answered with"
            + " white, and a sample of the others.",
    mixinStandardHelpOptions = true)
final class EirChecksCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--limit", defaultValue = "50", description = "Most checks; up to 10000.")
  private int limit = 50;

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode parameters = CallJson.object();
    parameters.put("Limit", limit);
    try (RpcCaller caller = server.open()) {
      JsonNode checks = caller.call("SignalboxV1.GetEquipmentChecks", parameters);
      Terminal terminal = Terminal.standard();
      if (json) {
        terminal.line(CallJson.pretty(checks));
      } else {
        EquipmentText.checks(checks, terminal);
      }
    }
    return 0;
  }
}
