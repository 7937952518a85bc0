package org.signalbox.app.internal.text;

import org.signalbox.core.Amount;
import tools.jackson.databind.JsonNode;

/** Shows what CDRs come to, by run, as {@code CDRsV1.SumCDRs} answers it. */
public final class CdrTotalsText {

  private final Terminal terminal;

  public CdrTotalsText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The exact sum over all runs. */
  public static Amount sum(JsonNode totals) {
    Amount sum = Amount.ZERO;
    for (JsonNode total : totals) {
      sum = sum.plus(Amount.of(total.path("Cost").decimalValue()));
    }
    return sum;
  }

  /** Prints the totals of each run and their sum. */
  public void print(JsonNode totals) {
    if (!totals.isEmpty()) {
      TextTable table = new TextTable("Run", "Rated", "Unrated", "Cost");
      for (JsonNode total : totals) {
        table.row(
            total.path("RunID").asString(""),
            ResultText.scalar(total.path("Rated")),
            ResultText.scalar(total.path("Unrated")),
            ResultText.scalar(total.path("Cost")));
      }
      table.print(terminal);
    }
    terminal.line(terminal.bold("SUM " + terminal.green(sum(totals).toString())));
  }
}
