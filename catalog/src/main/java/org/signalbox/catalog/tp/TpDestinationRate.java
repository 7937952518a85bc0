package org.signalbox.catalog.tp;

import java.util.List;
import org.signalbox.core.Amount;
import tools.jackson.core.JsonGenerator;

/**
 * Which destinations have which price list.
 *
 * @param lines in the operator's order
 */
public record TpDestinationRate(String id, List<Line> lines) implements TpItem {

  public TpDestinationRate {
    lines = List.copyOf(lines);
  }

  /**
   * One destination and its price list.
   *
   * @param destinationId a destination's name or {@code *any}
   */
  public record Line(
      String destinationId,
      String rateId,
      String roundingMethod,
      int roundingDecimals,
      Amount maxCost,
      String maxCostStrategy) {

    private static Line read(Members members) {
      return new Line(
          members.text("DestinationId"),
          members.text("RateId"),
          members.text("RoundingMethod"),
          Math.toIntExact(members.integer("RoundingDecimals")),
          Amount.of(members.decimal("MaxCost")),
          members.text("MaxCostStrategy"));
    }

    private void write(JsonGenerator out) {
      out.writeStartObject();
      JsonText.text(out, "DestinationId", destinationId);
      JsonText.text(out, "RateId", rateId);
      out.writeNullProperty("Rate");
      JsonText.text(out, "RoundingMethod", roundingMethod);
      out.writeNumberProperty("RoundingDecimals", roundingDecimals);
      JsonText.number(out, "MaxCost", maxCost);
      JsonText.text(out, "MaxCostStrategy", maxCostStrategy);
      out.writeEndObject();
    }
  }

  static TpDestinationRate read(Members members) {
    return new TpDestinationRate(
        members.text("ID"),
        members.objects("DestinationRates", "DestinationRate").stream().map(Line::read).toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.DESTINATION_RATE;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    out.writeArrayPropertyStart("DestinationRates");
    lines.forEach(line -> line.write(out));
    out.writeEndArray();
  }
}
