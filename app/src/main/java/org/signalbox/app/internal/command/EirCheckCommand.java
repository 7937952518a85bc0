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
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox eir check}. */
@Command(
    name = "check",
    description = "Tells whether equipment may connect, and why.",
    mixinStandardHelpOptions = true)
final class EirCheckCommand implements Callable<Integer> {

  @Mixin private EirOptions register = new EirOptions();

  @Parameters(
      paramLabel = "IMEI",
      description =
          "14 to 16 digits, with hyphens or without, or imei-..., imeisv-..., mac-..., eui-...")
  private String equipment = "";

  @Option(
      names = "--supi",
      paramLabel = "SUPI",
      description = "In whose hands: an IMSI, or nai-...")
  private Optional<String> supi = Optional.empty();

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode parameters = CallJson.object();
    parameters.put("Pei", equipment);
    supi.ifPresent(named -> parameters.put("Supi", named));
    try (RpcCaller caller = register.open()) {
      JsonNode answer = caller.call("SignalboxV1.CheckEquipment", parameters);
      Terminal terminal = Terminal.standard();
      if (json) {
        terminal.line(CallJson.pretty(answer));
      } else {
        EquipmentText.check(answer, terminal);
      }
    }
    return 0;
  }
}
