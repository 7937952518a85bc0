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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox eir add}. */
@Command(
    name = "add",
    description = "Puts entries into the register, or changes those that are there.",
    mixinStandardHelpOptions = true)
final class EirAddCommand implements Callable<Integer> {

  @Mixin private EirOptions register = new EirOptions();

  @Parameters(
      paramLabel = "EQUIPMENT",
      arity = "1..*",
      description =
          "An IMEI of 14 to 16 digits, a TAC of 8 digits, FIRST..LAST, mac-... or eui-...")
  private List<String> equipment = new ArrayList<>();

  @Option(
      names = "--status",
      required = true,
      description = "white, black, grey, or locked: the SUPI may be used in this equipment only.")
  private String status = "";

  @Option(names = "--supi", paramLabel = "SUPI", description = "For this subscription only.")
  private Optional<String> supi = Optional.empty();

  @Option(names = "--reason", description = "Why.")
  private Optional<String> reason = Optional.empty();

  @Override
  public Integer call() {
    ObjectNode parameters = CallJson.object();
    parameters.put("By", EirOptions.actor());
    ArrayNode entries = parameters.putArray("Entries");
    for (String one : equipment) {
      ObjectNode entry = entries.addObject();
      entry.put("Equipment", one);
      entry.put("Status", status);
      supi.ifPresent(named -> entry.put("Supi", named));
      reason.ifPresent(why -> entry.put("Reason", why));
    }
    try (RpcCaller caller = register.open()) {
      JsonNode answer = caller.call("SignalboxV1.SetEquipment", parameters);
      long set = answer.path("Set").asLong();
      Terminal terminal = Terminal.standard();
      terminal.line(
          terminal.green("set: ")
              + set
              + (set == 1 ? " entry" : " entries")
              + EirOptions.where(caller));
      for (JsonNode warning : answer.path("Warnings")) {
        terminal.line(terminal.yellow("warning: ") + warning.asString() + "; taken as it is");
      }
    }
    return 0;
  }
}
