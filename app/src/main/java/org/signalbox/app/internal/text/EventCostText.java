package org.signalbox.app.internal.text;

import java.math.BigDecimal;
import org.signalbox.core.UsageText;
import tools.jackson.databind.JsonNode;

/** Shows what a usage costs: the total first, then how it is made up. */
public final class EventCostText {

  private final Terminal terminal;

  public EventCostText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether a result is the event cost that {@code GetCost} answers. */
  public static boolean suits(JsonNode result) {
    return result.isObject() && result.has("Cost") && result.has("Charges");
  }

  /** Prints an event cost. */
  public void print(JsonNode cost) {
    terminal.line(
        terminal.dim("Cost   ")
            + terminal.bold(terminal.green(ResultText.scalar(cost.path("Cost")))));
    terminal.line(
        terminal.dim("Usage  ")
            + ResultText.usage(cost.path("Usage"))
            + terminal.dim(" from ")
            + cost.path("StartTime").asString(""));
    JsonNode charges = cost.path("Charges");
    if (!charges.isEmpty()) {
      table(cost, charges);
    }
  }

  private void table(JsonNode cost, JsonNode charges) {
    TextTable table =
        new TextTable("Usage", "Steps", "Each", "Cost", "Rate", "Destination", "Plan");
    for (JsonNode charge : charges) {
      JsonNode rating = cost.path("Rating").path(charge.path("RatingID").asString(""));
      JsonNode match = cost.path("RatingFilters").path(rating.path("RatingFiltersID").asString(""));
      JsonNode rates = cost.path("Rates").path(rating.path("RatesID").asString(""));
      for (JsonNode increment : charge.path("Increments")) {
        long steps = increment.path("CompressFactor").asLong(1);
        long times = charge.path("CompressFactor").asLong(1);
        JsonNode each = increment.path("Cost");
        boolean connectFee = increment.path("Usage").asLong(0) == 0;
        if (connectFee && each.decimalValue().signum() == 0) {
          continue;
        }
        BigDecimal sum = each.decimalValue().multiply(BigDecimal.valueOf(steps * times));
        table.row(
            connectFee ? "connect fee" : ResultText.usage(increment.path("Usage")),
            Long.toString(steps * times),
            ResultText.scalar(each),
            sum.stripTrailingZeros().toPlainString(),
            connectFee ? "" : rate(rates),
            match.path("DestinationID").asString("")
                + " "
                + match.path("DestinationPrefix").asString(""),
            match.path("RatingPlanID").asString(""));
      }
    }
    terminal.line();
    table.print(terminal);
  }

  private static String rate(JsonNode slots) {
    StringBuilder text = new StringBuilder();
    for (JsonNode slot : slots) {
      text.append(text.isEmpty() ? "" : ", ");
      long start = slot.path("GroupIntervalStart").asLong(0);
      if (start > 0) {
        text.append("from ").append(UsageText.format(start)).append(' ');
      }
      text.append(ResultText.scalar(slot.path("Value")));
      text.append(" per ").append(ResultText.usage(slot.path("RateUnit")));
    }
    return text.toString();
  }
}
