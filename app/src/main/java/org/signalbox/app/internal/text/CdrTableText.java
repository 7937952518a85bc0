package org.signalbox.app.internal.text;

import tools.jackson.databind.JsonNode;

/** Shows CDRs as a table. */
public final class CdrTableText {

  private final Terminal terminal;

  public CdrTableText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether a result is a list of CDRs. */
  public static boolean suits(JsonNode result) {
    return result.isArray() && !result.isEmpty() && result.get(0).has("CGRID");
  }

  /** Prints CDRs. */
  public void print(JsonNode cdrs) {
    TextTable table =
        new TextTable(
            "Answer", "Tenant", "Account", "Destination", "ToR", "Usage", "Run", "Cost", "Note");
    for (JsonNode cdr : cdrs) {
      table.row(
          text(cdr, "AnswerTime"),
          text(cdr, "Tenant"),
          text(cdr, "Account"),
          text(cdr, "Destination"),
          text(cdr, "ToR"),
          text(cdr, "Usage"),
          text(cdr, "RunID"),
          ResultText.scalar(cdr.path("Cost")),
          text(cdr, "ExtraInfo"));
    }
    table.print(terminal);
    terminal.line(terminal.dim(cdrs.size() + (cdrs.size() == 1 ? " CDR" : " CDRs")));
  }

  private static String text(JsonNode cdr, String member) {
    return cdr.path(member).asString("");
  }
}
