package org.signalbox.app.internal.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.NetworkFunctionText;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox nrf watch}. */
@Command(
    name = "watch",
    description = "Tells what happens to them, until it is interrupted.",
    mixinStandardHelpOptions = true)
final class NrfWatchCommand implements Callable<Integer> {

  private static final String METHOD = "SignalboxV1.GetNetworkFunctionEvents";
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Prints each event as one line of JSON.")
  private boolean json;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Ends after so many events; never by default.")
  private long count = Long.MAX_VALUE;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    try (RpcCaller caller = server.open()) {
      long last = caller.call(METHOD, CallJson.object()).path("Last").longValue();
      long shown = 0;
      while (shown < count && !Thread.currentThread().isInterrupted()) {
        ObjectNode parameters = CallJson.object();
        parameters.put("After", last);
        JsonNode answer = caller.call(METHOD, parameters);
        for (JsonNode event : answer.path("Events")) {
          terminal.line(json ? event.toString() : NetworkFunctionText.of(event, terminal));
          last = event.path("Number").longValue();
          shown++;
        }
        if (answer.path("Last").longValue() < last) {
          // The node was started anew and counts from the beginning.
          last = 0;
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    }
    return 0;
  }
}
