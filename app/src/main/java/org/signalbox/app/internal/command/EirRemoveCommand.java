package org.signalbox.app.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox eir remove}. */
@Command(
    name = "remove",
    description = "Removes entries from the register.",
    mixinStandardHelpOptions = true)
final class EirRemoveCommand implements Callable<Integer> {

  @Mixin private EirOptions register = new EirOptions();

  @Parameters(
      paramLabel = "EQUIPMENT",
      arity = "1..*",
      description = "As the entry has it, see signalbox eir ls.")
  private List<String> equipment = new ArrayList<>();

  @Option(names = "--supi", paramLabel = "SUPI", description = "The entry of this subscription.")
  private Optional<String> supi = Optional.empty();

  @Override
  public Integer call() {
    ObjectNode parameters = CallJson.object();
    parameters.put("By", EirOptions.actor());
    ArrayNode entries = parameters.putArray("Entries");
    for (String one : equipment) {
      ObjectNode entry = entries.addObject();
      entry.put("Equipment", one);
      supi.ifPresent(named -> entry.put("Supi", named));
    }
    try (RpcCaller caller = register.open()) {
      long gone = caller.call("SignalboxV1.RemoveEquipment", parameters).path("Removed").asLong();
      Terminal terminal = Terminal.standard();
      terminal.line(
          "removed: " + gone + (gone == 1 ? " entry" : " entries") + EirOptions.where(caller));
      return gone == 0 ? 1 : 0;
    }
  }
}
