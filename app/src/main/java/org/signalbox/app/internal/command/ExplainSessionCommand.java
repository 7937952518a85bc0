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

/** {@code signalbox explain session}. */
@Command(
    name = "session",
    description =
        "Tells why each grant of a charged session was what it was, also for some time after its"
            + " end.",
    mixinStandardHelpOptions = true)
final class ExplainSessionCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private SessionArgument session = new SessionArgument();

  @Option(names = "--json", description = "Prints the explanation as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    try (RpcCaller caller = server.open()) {
      JsonNode explanation = session.call(caller, "SignalboxV1.ExplainSession");
      if (json) {
        terminal.line(CallJson.pretty(explanation));
      } else {
        new SessionText(terminal).explain(explanation);
      }
    }
    return 0;
  }
}
