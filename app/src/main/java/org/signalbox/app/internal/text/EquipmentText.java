package org.signalbox.app.internal.text;

import tools.jackson.databind.JsonNode;

/** What the equipment register answers, as text for people. */
public final class EquipmentText {

  private EquipmentText() {}

  /** The answer to a check, and everything that speaks about the equipment, what decided first. */
  public static void check(JsonNode answer, Terminal terminal) {
    String supi = text(answer, "Supi");
    terminal.line(
        text(answer, "Equipment")
            + (supi.isEmpty() ? "" : " of " + supi)
            + "  "
            + status(text(answer, "Status"), terminal));
    if (!text(answer, "Warning").isEmpty()) {
      terminal.line(terminal.yellow("warning: ") + text(answer, "Warning"));
    }
    boolean isDecided = false;
    for (JsonNode match : answer.path("Why")) {
      boolean decides = !isDecided && !text(match, "Gives").isEmpty();
      terminal.line((decides ? "decided by  " : "also        ") + why(match));
      isDecided |= decides;
    }
  }

  private static String why(JsonNode match) {
    String equipment = text(match, "Equipment");
    String gives = text(match, "Gives").isEmpty() ? "LOCKED to it" : text(match, "Gives");
    if (equipment.isEmpty()) {
      return text(match, "Words") + ": " + gives;
    }
    String supi = text(match, "Supi");
    String reason = text(match, "Reason");
    return text(match, "Words")
        + " "
        + equipment
        + (supi.isEmpty() ? "" : " of " + supi)
        + ": "
        + gives
        + " since "
        + text(match, "Since")
        + (reason.isEmpty() ? "" : ", " + reason)
        + " (change "
        + match.path("Change").asLong()
        + ")";
  }

  private static String status(String status, Terminal terminal) {
    return switch (status) {
      case "WHITELISTED" -> terminal.green(status);
      case "GREYLISTED" -> terminal.yellow(status);
      default -> terminal.red(status);
    };
  }

  /** Entries as a table. */
  public static void entries(JsonNode entries, Terminal terminal) {
    TextTable table = new TextTable("equipment", "supi", "status", "since", "change", "reason");
    for (JsonNode entry : entries) {
      table.row(
          text(entry, "Equipment"),
          text(entry, "Supi"),
          text(entry, "Status"),
          text(entry, "Since"),
          entry.path("Change").asString(),
          text(entry, "Reason"));
    }
    table.print(terminal);
  }

  /** Changes as a table. */
  public static void changes(JsonNode changes, Terminal terminal) {
    TextTable table =
        new TextTable("change", "at", "by", "action", "equipment", "supi", "before", "after");
    for (JsonNode change : changes) {
      table.row(
          change.path("Change").asString(),
          text(change, "At"),
          text(change, "By"),
          text(change, "Action"),
          text(change, "Equipment"),
          text(change, "Supi"),
          text(change, "Before"),
          text(change, "After"));
    }
    table.print(terminal);
  }

  /** Checks as a table. */
  public static void checks(JsonNode checks, Terminal terminal) {
    TextTable table = new TextTable("at", "door", "equipment", "supi", "status", "basis");
    for (JsonNode check : checks) {
      table.row(
          text(check, "At"),
          text(check, "Door"),
          text(check, "Equipment"),
          text(check, "Supi"),
          text(check, "Status"),
          text(check, "Basis"));
    }
    table.print(terminal);
  }

  /**
   * What an import did, or would do.
   *
   * @param where which register it is, behind a blank
   */
  public static void imported(JsonNode outcome, boolean isDry, String where, Terminal terminal) {
    terminal.line(
        terminal.green(isDry ? "would import: " : "imported: ")
            + outcome.path("Lines").asLong()
            + " lines: "
            + outcome.path("Added").asLong()
            + " added, "
            + outcome.path("Changed").asLong()
            + " changed, "
            + outcome.path("Same").asLong()
            + " as before, "
            + outcome.path("Removed").asLong()
            + " removed"
            + where);
    long wrong = outcome.path("WrongCheckDigits").asLong();
    if (wrong > 0) {
      terminal.line(
          terminal.yellow("warning: ")
              + wrong
              + (wrong == 1 ? " line has" : " lines have")
              + " a check digit of other digits, line "
              + outcome.path("FirstWrongLine").asLong()
              + " first; taken as they are");
    }
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
