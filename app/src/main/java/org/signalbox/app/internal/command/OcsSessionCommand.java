package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.SessionText;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code signalbox ocs session}. */
@Command(
    name = "session",
    description = "Shows one open session: grants, use and price so far.",
    mixinStandardHelpOptions = true)
final class OcsSessionCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private SessionArgument session = new SessionArgument();

  @Option(names = "--json", description = "Prints the session as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    try (RpcCaller caller = server.open()) {
      JsonNode found = session.call(caller, "SignalboxV1.GetSession");
      if (json) {
        terminal.line(CallJson.pretty(found));
      } else {
        new SessionText(terminal).print(found);
      }
    }
    return 0;
  }
}
