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

/** {@code signalbox eir changes}. */
@Command(
    name = "changes",
    description = "Tells who changed what in the register, newest first.",
    mixinStandardHelpOptions = true)
final class EirChangesCommand implements Callable<Integer> {

  @Mixin private EirOptions register = new EirOptions();

  @Option(names = "--limit", defaultValue = "50", description = "Most changes; up to 10000.")
  private int limit = 50;

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode parameters = CallJson.object();
    parameters.put("Limit", limit);
    try (RpcCaller caller = register.open()) {
      JsonNode changes = caller.call("SignalboxV1.GetEquipmentChanges", parameters);
      Terminal terminal = Terminal.standard();
      if (json) {
        terminal.line(CallJson.pretty(changes));
      } else {
        EquipmentText.changes(changes, terminal);
      }
    }
    return 0;
  }
}
