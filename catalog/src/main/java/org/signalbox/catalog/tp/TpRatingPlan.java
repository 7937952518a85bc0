package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A product: destination rates and when they apply.
 *
 * @param bindings in the operator's order
 */
public record TpRatingPlan(String id, List<Binding> bindings) implements TpItem {

  public TpRatingPlan {
    bindings = List.copyOf(bindings);
  }

  /**
   * One set of destination rates under one timing.
   *
   * @param timingId a timing's name or {@code *any}
   * @param weight the higher wins where several apply
   */
  public record Binding(String destinationRatesId, String timingId, BigDecimal weight) {

    private static Binding read(Members members) {
      return new Binding(
          members.text("DestinationRatesId"),
          members.text("TimingId"),
          members.boundedDecimal("Weight"));
    }

    private void write(JsonGenerator out) {
      out.writeStartObject();
      JsonText.text(out, "DestinationRatesId", destinationRatesId);
      JsonText.text(out, "TimingId", timingId);
      JsonText.number(out, "Weight", weight);
      out.writeEndObject();
    }
  }

  static TpRatingPlan read(Members members) {
    return new TpRatingPlan(
        members.text("ID"),
        members.objects("RatingPlanBindings", "TPRatingPlanBinding").stream()
            .map(Binding::read)
            .toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.RATING_PLAN;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    out.writeArrayPropertyStart("RatingPlanBindings");
    bindings.forEach(binding -> binding.write(out));
    out.writeEndArray();
  }
}
