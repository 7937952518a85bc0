package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Which sets of actions run for the accounts of a plan, and when, as written.
 *
 * @param bindings in the operator's order
 */
public record TpActionPlan(String id, List<Binding> bindings) implements TpItem {

  public TpActionPlan {
    bindings = List.copyOf(bindings);
  }

  /**
   * One set under one timing.
   *
   * @param timingId a timing's name, or one of those that need none, such as {@code *asap}
   * @param weight of several that are due at once, the higher runs first
   */
  public record Binding(String actionsId, String timingId, BigDecimal weight) {

    private static Binding read(Members members) {
      return new Binding(
          members.text("ActionsId"), members.text("TimingId"), members.boundedDecimal("Weight"));
    }

    private void write(JsonGenerator out) {
      out.writeStartObject();
      JsonText.text(out, "ActionsId", actionsId);
      JsonText.text(out, "TimingId", timingId);
      JsonText.number(out, "Weight", weight);
      out.writeEndObject();
    }
  }

  static TpActionPlan read(Members members) {
    return new TpActionPlan(
        members.text("ID"),
        members.objects("ActionPlan", "TPActionTiming").stream().map(Binding::read).toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.ACTION_PLAN;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    out.writeArrayPropertyStart("ActionPlan");
    bindings.forEach(binding -> binding.write(out));
    out.writeEndArray();
  }
}
