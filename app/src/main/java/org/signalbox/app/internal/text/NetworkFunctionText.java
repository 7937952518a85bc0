package org.signalbox.app.internal.text;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows people network functions and what happens to them. */
public final class NetworkFunctionText {

  private NetworkFunctionText() {}

  /** A table of network functions. */
  public static void print(JsonNode found, Terminal terminal) {
    if (found.isEmpty()) {
      terminal.line("no network functions are registered");
      return;
    }
    TextTable table = new TextTable("type", "status", "instance", "address", "services", "load");
    for (JsonNode one : found) {
      table.row(
          one.path("Type").asString(""),
          one.path("Status").asString(""),
          one.path("InstanceID").asString(""),
          one.path("Address").asString(""),
          one.path("Services")
              .valueStream()
              .map(service -> service.asString(""))
              .collect(Collectors.joining(" ")),
          one.path("Load").asString(""));
    }
    table.print(terminal);
  }

  /** One line of an event. */
  public static String of(JsonNode event, Terminal terminal) {
    String what = event.path("Event").asString("");
    String coloured =
        switch (what) {
          case "REGISTERED", "BACK" -> terminal.green(what);
          case "SUSPENDED" -> terminal.yellow(what);
          case "LEFT" -> terminal.red(what);
          default -> terminal.cyan(what);
        };
    return terminal.dim(event.path("At").asString(""))
        + " "
        + coloured
        + " "
        + terminal.bold(event.path("Type").asString(""))
        + " "
        + event.path("InstanceID").asString("")
        + " "
        + event.path("Status").asString("");
  }
}
