package org.signalbox.app.internal.text;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.UsageText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays out what {@code SignalboxV1.ExplainAccount} answers. */
public final class StatementText {

  private static final List<String> NUMBERS = List.of("Destination", "Subject");
  private static final int SHOWN_MAX = 5;
  private static final int STARS_MAX = 10;

  private final Terminal terminal;

  public StatementText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The statement with the numbers of others masked.
   *
   * @param clear whether they are shown all the same
   */
  public static JsonNode masked(JsonNode statement, boolean clear) {
    if (clear) {
      return statement;
    }
    JsonNode copy = statement.deepCopy();
    for (JsonNode line : copy.path("Lines")) {
      for (String member : NUMBERS) {
        String number = line.path(member).asString("");
        if (!number.isEmpty()) {
          ((ObjectNode) line).put(member, masked(number));
        }
      }
    }
    return copy;
  }

  private static String masked(String number) {
    int kept = Math.min(SHOWN_MAX, number.length() / 2);
    return number.substring(0, kept) + "*".repeat(Math.min(STARS_MAX, number.length() - kept));
  }

  /** Prints lines, sums and whether they fit. */
  public void print(JsonNode statement) {
    lines(statement);
    terminal.line();
    TextTable sums = new TextTable("balance", "type", "carried forward", "value");
    for (JsonNode sum : statement.path("Balances")) {
      sums.row(
          sum.path("ID").asString(),
          sum.path("Type").asString(),
          decimal(sum, "CarriedForward"),
          decimal(sum, "Value"));
    }
    sums.print(terminal);
    terminal.line();
    if (statement.path("LinesLeftOut").asLong() > 0) {
      terminal.line(
          terminal.dim(
              statement.path("LinesLeftOut").asLong() + " older lines left out: see --limit"));
    }
    statement.path("Problems").forEach(problem -> terminal.line(terminal.red(problem.asString())));
    if (statement.path("Problems").isEmpty()) {
      terminal.line(
          terminal.green(
              "the sum of "
                  + statement.path("Entries").asLong()
                  + " entries is the balance, at position "
                  + statement.path("Position").asLong()));
    }
  }

  private void lines(JsonNode statement) {
    TextTable table = new TextTable("time", "what", "balance", "change", "after", "for");
    for (JsonNode line : statement.path("Lines")) {
      String at = line.path("At").asString();
      switch (line.path("Line").asString()) {
        case "entry" ->
            table.row(
                at,
                line.path("Kind").asString(),
                line.path("Type").asString() + " " + line.path("Balance").asString(),
                decimal(line, "Change"),
                decimal(line, "After"),
                line.path("Session").asString(""));
        case "usage" -> table.row(at, "used", used(line), "", "", price(line));
        default ->
            table.row(
                at, line.path("Kind").asString(), "", "", "", line.path("Detail").asString(""));
      }
    }
    table.print(terminal);
  }

  private static String used(JsonNode line) {
    String tor = line.path("ToR").asString();
    long now = line.path("UsedNow").asLong();
    String usage = tor.equals("*voice") ? UsageText.format(now) : Long.toString(now);
    String destination = line.path("Destination").asString();
    return tor + " " + usage + (destination.isEmpty() ? "" : " to " + destination);
  }

  private static String price(JsonNode line) {
    List<String> parts = new ArrayList<>();
    parts.add(decimal(line, "Charged") + " so far");
    for (JsonNode rate : line.path("Rates")) {
      String plan = rate.path("RatingPlanID").asString();
      boolean isTimed = line.path("ToR").asString().equals("*voice");
      long unit = rate.path("RateUnit").asLong();
      parts.add(
          (plan.isEmpty() ? "" : plan + " " + rate.path("RateID").asString() + " ")
              + decimal(rate, "Rate")
              + "/"
              + (isTimed ? UsageText.format(unit) : unit));
    }
    return String.join(", ", parts);
  }

  private static String decimal(JsonNode of, String member) {
    return of.path(member).isNumber() ? of.path(member).decimalValue().toPlainString() : "";
  }
}
