package org.signalbox.app.internal.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.agent.AgentCaller;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.text.StatusText;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code signalbox dra status}. */
@Command(
    name = "status",
    description = "Shows the peers of the running agent.",
    mixinStandardHelpOptions = true)
final class DraStatusCommand implements Callable<Integer> {

  private static final int MAX_SECONDS = 3_600;

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(names = "--json", description = "Prints everything as JSON.")
  private boolean json;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "2",
      description = "Shows it again each two seconds, or as many as are given, until Ctrl-C.")
  private Optional<Integer> watch = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    AgentCaller agent = new AgentCaller(node.read().data());
    Terminal terminal = Terminal.standard();
    show(agent.call("status"), terminal);
    if (watch.isEmpty()) {
      return 0;
    }
    int seconds = watch.get();
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new OperatorFault("found --watch " + seconds + ", expected 1 to " + MAX_SECONDS);
    }
    while (true) {
      Thread.sleep(Duration.ofSeconds(seconds));
      JsonNode status = agent.call("status");
      terminal.clear();
      show(status, terminal);
    }
  }

  private void show(JsonNode status, Terminal terminal) {
    if (json) {
      terminal.line(CallJson.pretty(status));
    } else {
      new StatusText(terminal).print(status);
    }
    terminal.flush();
  }
}
