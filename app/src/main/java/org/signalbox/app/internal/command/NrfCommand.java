package org.signalbox.app.internal.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.NetworkFunctionText;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox nrf}. */
@Command(
    name = "nrf",
    description = "Shows the network functions that are registered.",
    mixinStandardHelpOptions = true,
    subcommands = {NrfCommand.Ls.class, NrfWatchCommand.class},
    synopsisSubcommandLabel = "(ls | watch)")
final class NrfCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec
  private picocli.CommandLine.Model.CommandSpec spec =
      picocli.CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** {@code signalbox nrf ls}. */
  @Command(
      name = "ls",
      description = "Lists them, suspended ones included.",
      mixinStandardHelpOptions = true)
  static final class Ls implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(names = "--type", paramLabel = "TYPE", description = "Of this type, such as AMF.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--json", description = "Prints them as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      Terminal terminal = Terminal.standard();
      ObjectNode parameters = CallJson.object();
      type.ifPresent(wanted -> parameters.put("Type", wanted));
      try (RpcCaller caller = server.open()) {
        JsonNode found = caller.call("SignalboxV1.GetNetworkFunctions", parameters);
        if (json) {
          terminal.line(CallJson.pretty(found));
        } else {
          NetworkFunctionText.print(found, terminal);
        }
      }
      return 0;
    }
  }
}
