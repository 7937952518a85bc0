package org.signalbox.app.internal.command;

import java.util.Optional;
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

/** {@code signalbox eir ls}. */
@Command(
    name = "ls",
    description = "Lists entries of the register, by rising equipment.",
    mixinStandardHelpOptions = true)
final class EirListCommand implements Callable<Integer> {

  @Mixin private EirOptions register = new EirOptions();

  @Option(names = "--status", description = "Only white, black, grey or locked.")
  private Optional<String> status = Optional.empty();

  @Option(names = "--prefix", paramLabel = "DIGITS", description = "Only equipment that begins so.")
  private Optional<String> prefix = Optional.empty();

  @Option(names = "--supi", paramLabel = "SUPI", description = "Only of this subscription.")
  private Optional<String> supi = Optional.empty();

  @Option(names = "--limit", defaultValue = "50", description = "Most entries; up to 10000.")
  private int limit = 50;

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode parameters = CallJson.object();
    status.ifPresent(value -> parameters.put("Status", value));
    prefix.ifPresent(value -> parameters.put("Prefix", value));
    supi.ifPresent(value -> parameters.put("Supi", value));
    parameters.put("Limit", limit);
    try (RpcCaller caller = register.open()) {
      JsonNode entries = caller.call("SignalboxV1.GetEquipment", parameters);
      Terminal terminal = Terminal.standard();
      if (json) {
        terminal.line(CallJson.pretty(entries));
      } else {
        EquipmentText.entries(entries, terminal);
      }
    }
    return 0;
  }
}
