package org.signalbox.app.internal.text;

import java.math.BigDecimal;
import org.signalbox.core.UsageText;
import tools.jackson.databind.JsonNode;

/** Shows how a price came about, or which step refused it. */
public final class ExplanationText {

  private final Terminal terminal;

  public ExplanationText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints the answer of {@code SignalboxV1.ExplainCost}. */
  public void print(JsonNode explanation) {
    int number = 0;
    for (JsonNode step : explanation.path("Steps")) {
      terminal.line(
          terminal.dim(Terminal.padded(++number + ".", 4)) + step.path("Sentence").asString(""));
      if (step.path("Step").asString("").equals("SpanBilled")) {
        terminal.line("    " + terminal.cyan(arithmetic(step)));
      }
    }
    JsonNode error = explanation.path("Error");
    if (!error.isNull() && !error.isMissingNode()) {
      terminal.line(terminal.bold(terminal.red("no price: " + error.asString(""))));
      return;
    }
    BigDecimal cost = explanation.path("EventCost").path("Cost").decimalValue();
    BigDecimal total = explanation.path("CallTotal").decimalValue();
    terminal.line(terminal.bold(terminal.green("= " + plain(cost))));
    if (cost.compareTo(total) != 0) {
      terminal.line(
          terminal.dim("a CDR costs ")
              + plain(total)
              + terminal.dim(", by the rounding and the maximum cost of the destination rate"));
    }
  }

  /** Increments x increment x rate / unit, with the numbers of the span. */
  private static String arithmetic(JsonNode step) {
    JsonNode slot = step.path("Slot");
    BigDecimal increments = step.path("Increments").decimalValue();
    BigDecimal increment = slot.path("RateIncrement").decimalValue();
    BigDecimal unit = slot.path("RateUnit").decimalValue();
    BigDecimal rate = slot.path("Value").decimalValue();
    BigDecimal cost =
        rate.multiply(increments.multiply(increment))
            .divide(unit, 12, java.math.RoundingMode.HALF_UP);
    return plain(increments)
        + " × "
        + usage(increment)
        + " × "
        + plain(rate)
        + " ÷ "
        + usage(unit)
        + " = "
        + plain(cost);
  }

  private static String usage(BigDecimal nanosOrUnits) {
    boolean isTime = nanosOrUnits.compareTo(BigDecimal.valueOf(1_000_000)) >= 0;
    return isTime ? UsageText.format(nanosOrUnits.longValue()) : plain(nanosOrUnits);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
