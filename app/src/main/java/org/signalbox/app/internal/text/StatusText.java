package org.signalbox.app.internal.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Shows people an agent's status. One thread. */
public final class StatusText {

  private final Terminal terminal;

  public StatusText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The agent, its peers in a table, then what is wrong with those that take no requests. */
  public void print(JsonNode status) {
    long open = 0;
    for (JsonNode peer : status.path("peers")) {
      open += text(peer, "state").equals("OPEN") ? 1 : 0;
    }
    terminal.line(
        terminal.bold(text(status, "identity"))
            + ", realm "
            + text(status, "realm")
            + ", "
            + open
            + " of "
            + status.path("peers").size()
            + " peers are open");
    TextTable table =
        new TextTable(
            "peer",
            "state",
            "for",
            "role",
            "transport",
            "pending",
            "msg/s",
            "limit/s",
            "applications");
    for (JsonNode peer : status.path("peers")) {
      table.row(
          text(peer, "peer"),
          state(peer),
          age(peer.path("seconds").longValue(0)),
          role(peer),
          text(peer, "transport"),
          peer.path("pending").toString(),
          peer.path("messagesPerSecond").toString(),
          limits(peer.path("limits")),
          joined(peer.path("applications")));
    }
    table.print(terminal);
    status.path("peers").forEach(this::trouble);
  }

  private static String state(JsonNode peer) {
    boolean drained = peer.path("drained").booleanValue(false);
    String state = text(peer, "state");
    return drained && !state.equals("DRAINING") ? state + ", drained" : state;
  }

  private static String role(JsonNode peer) {
    String given = joined(peer.path("roles"));
    return given.isEmpty() ? joined(peer.path("shownSides")) : given;
  }

  private static String limits(JsonNode limits) {
    List<String> shown = new ArrayList<>();
    if (limits.has("receivingPerSecond")) {
      shown.add(limits.path("receivingPerSecond") + " from");
    }
    if (limits.has("sendingPerSecond")) {
      shown.add(limits.path("sendingPerSecond") + " to");
    }
    return String.join(", ", shown);
  }

  private void trouble(JsonNode peer) {
    String trouble = text(peer, "trouble");
    if (!text(peer, "state").equals("OPEN") && !trouble.isEmpty()) {
      terminal.line(terminal.yellow(text(peer, "peer") + ": " + trouble));
    }
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

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue("");
  }
}
