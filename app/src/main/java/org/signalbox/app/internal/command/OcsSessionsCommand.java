package org.signalbox.app.internal.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.SessionText;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox ocs sessions}. */
@Command(
    name = "sessions",
    description = "Lists the sessions that are open: what they were granted, used and cost so far.",
    mixinStandardHelpOptions = true)
final class OcsSessionsCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--account", paramLabel = "NAME", description = "Those of this account only.")
  private Optional<String> account = Optional.empty();

  @Option(names = "--tenant", paramLabel = "NAME", description = "The account's tenant.")
  private Optional<String> tenant = Optional.empty();

  @Option(
      names = "--limit",
      defaultValue = "100",
      description = "Most sessions listed; ${DEFAULT-VALUE} by default.")
  private int limit = 100;

  @Option(names = "--json", description = "Prints the sessions as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode wanted = CallJson.object();
    account.ifPresent(name -> wanted.put("Account", name));
    tenant.ifPresent(name -> wanted.put("Tenant", name));
    wanted.put("Limit", limit);
    Terminal terminal = Terminal.standard();
    try (RpcCaller caller = server.open()) {
      JsonNode sessions = caller.call("SignalboxV1.GetSessions", wanted);
      if (json) {
        terminal.line(CallJson.pretty(sessions));
      } else {
        new SessionText(terminal).printAll(sessions);
      }
    }
    return 0;
  }
}
