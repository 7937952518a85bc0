package org.signalbox.app.internal.command;

import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.agent.AgentCaller;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.TextTable;
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

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(names = "--json", description = "Prints everything as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    JsonNode status = new AgentCaller(node.read().data()).call("status");
    Terminal terminal = Terminal.standard();
    if (json) {
      terminal.line(CallJson.pretty(status));
      return 0;
    }
    terminal.line(
        terminal.bold(status.path("identity").stringValue(""))
            + ", realm "
            + status.path("realm").stringValue(""));
    TextTable table =
        new TextTable(
            "peer", "state", "for", "realm", "transport", "pending", "msg/s", "applications");
    for (JsonNode peer : status.path("peers")) {
      table.row(
          peer.path("peer").stringValue(""),
          peer.path("state").stringValue(""),
          age(peer.path("seconds").longValue(0)),
          peer.path("realm").stringValue(""),
          peer.path("transport").stringValue(""),
          peer.path("pending").toString(),
          peer.path("messagesPerSecond").toString(),
          joined(peer.path("applications")));
    }
    table.print(terminal);
    return 0;
  }

  private static String age(long seconds) {
    Duration age = Duration.ofSeconds(seconds);
    if (age.toDays() > 0) {
      return age.toDays() + "d " + age.toHoursPart() + "h";
    }
    if (age.toHours() > 0) {
      return age.toHours() + "h " + age.toMinutesPart() + "m";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + "m " + age.toSecondsPart() + "s" : seconds + "s";
  }

  private static String joined(JsonNode names) {
    StringJoiner joined = new StringJoiner(", ");
    names.forEach(name -> joined.add(name.stringValue("")));
    return joined.toString();
  }
}
