package org.signalbox.app.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Charged sessions as text. One thread. */
public final class SessionText {

  private final Terminal terminal;

  public SessionText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Open sessions, one line for each of their bills. */
  public void printAll(JsonNode sessions) {
    if (sessions.isEmpty()) {
      terminal.line("no session is open");
      return;
    }
    TextTable table =
        new TextTable("Session", "Opened", "Account", "Service", "To", "Used", "Granted", "Cost");
    sessions.forEach(session ->
        session
            .path("Services")
            .forEach(bill ->
                table.row(
                    text(session, "Session"),
                    text(session, "OpenedAt"),
                    text(bill, "Account"),
                    service(bill),
                    text(bill, "Destination"),
                    text(bill, "Used"),
                    text(bill, "Granted"),
                    text(bill, "Cost"))));
    table.print(terminal);
  }

  /** One session with all that is known of its bills. */
  public void print(JsonNode session) {
    terminal.line(terminal.bold(text(session, "Session")));
    terminal.line(
        "opened " + text(session, "OpenedAt") + ", last request " + text(session, "Number"));
    for (JsonNode bill : session.path("Services")) {
      terminal.line();
      terminal.line(
          service(bill)
              + " of account "
              + text(bill, "Tenant")
              + ":"
              + text(bill, "Account")
              + ", category "
              + text(bill, "Category")
              + ", to "
              + text(bill, "Destination"));
      terminal.line("  used     " + usage(bill, "Used"));
      terminal.line("  granted  " + usage(bill, "Granted") + (isFinal(bill) ? ", the last" : ""));
      terminal.line("  cost     " + text(bill, "Cost"));
      if (!text(bill, "Refusal").isEmpty()) {
        terminal.line(terminal.red("  refused  " + text(bill, "Refusal")));
      }
    }
  }

  /** Why each grant of a session was what it was. */
  public void explain(JsonNode explanation) {
    terminal.line(terminal.bold(text(explanation, "Session")));
    terminal.line(
        "opened "
            + text(explanation, "OpenedAt")
            + ", "
            + text(explanation, "State").toLowerCase(Locale.ROOT));
    for (JsonNode step : explanation.path("Steps")) {
      terminal.line();
      terminal.line(
          text(step, "At") + "  request " + text(step, "Number") + ", " + text(step, "Service"));
      terminal.line("  " + outcome(step));
      step.path("Reasons").forEach(reason -> terminal.line("  because " + reason.asString()));
    }
  }

  private String outcome(JsonNode step) {
    List<String> parts = new ArrayList<>();
    if (!text(step, "Refusal").isEmpty()) {
      parts.add(terminal.red("refused: " + text(step, "Refusal")));
    } else {
      parts.add("granted " + usage(step, "Granted") + (isFinal(step) ? ", the last" : ""));
    }
    parts.add("used so far " + usage(step, "Used"));
    parts.add("cost so far " + text(step, "Cost"));
    return String.join("; ", parts);
  }

  private static boolean isFinal(JsonNode bill) {
    return bill.path("Final").asBoolean();
  }

  private static String service(JsonNode bill) {
    return text(bill, "Service") + " " + text(bill, "RunID");
  }

  private static String usage(JsonNode bill, String name) {
    String unit =
        switch (text(bill, "ToR")) {
          case "*voice" -> " s";
          case "*data" -> " octets";
          case "*monetary" -> "";
          default -> " units";
        };
    return text(bill, name) + unit;
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : value.isMissingNode() ? "" : value.toString();
  }
}
