package org.signalbox.app.internal.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.node.OfflineStatement;
import org.signalbox.app.internal.text.StatementText;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox explain account}. */
@Command(
    name = "account",
    description =
        "Lists the entries of an account with session, price and rate, and checks that they add up"
            + " to its balances; of a running node, or of a data folder.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  signalbox explain account cgrates.org:1001 --from 2026-11-01"})
final class ExplainAccountCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "TENANT:ACCOUNT", description = "Such as cgrates.org:1001.")
  private String account = "";

  @Option(names = "--from", description = "Entries of this time or later: 2026-11-01T00:00:00Z.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", description = "Entries before this time.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The newest so many lines; ${DEFAULT-VALUE} by default, 100000 at most.")
  private int limit = 1_000;

  @Option(names = "--clear", description = "Shows the numbers reached unmasked.")
  private boolean clear;

  @Option(names = "--json", description = "Prints everything as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode parameters = AccountArgument.of(account).parameters();
    from.ifPresent(value -> parameters.put("From", value));
    to.ifPresent(value -> parameters.put("To", value));
    parameters.put("Limit", limit);
    JsonNode statement = StatementText.masked(ask(parameters), clear);
    Terminal terminal = Terminal.standard();
    if (json) {
      terminal.line(CallJson.pretty(statement));
    } else {
      new StatementText(terminal).print(statement);
    }
    return statement.path("Problems").isEmpty() ? 0 : 1;
  }

  private JsonNode ask(ObjectNode parameters) {
    if (!server.isRunning()) {
      return OfflineStatement.explain(server.config(), parameters);
    }
    try (RpcCaller caller = server.open()) {
      return caller.call("SignalboxV1.ExplainAccount", parameters);
    } catch (RpcCaller.RpcFailure e) {
      throw new OperatorFault(account + ": " + e.getMessage(), e);
    }
  }
}
