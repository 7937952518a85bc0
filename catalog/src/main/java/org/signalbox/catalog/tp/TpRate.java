package org.signalbox.catalog.tp;

import java.util.List;
import org.signalbox.core.Amount;
import tools.jackson.core.JsonGenerator;

/**
 * A price list.
 *
 * @param slots in the operator's order
 */
public record TpRate(String id, List<Slot> slots) implements TpItem {

  public TpRate {
    slots = List.copyOf(slots);
  }

  /**
   * What usage costs from one moment of a call on. Durations are texts such as {@code 60s} or a
   * number of units.
   */
  public record Slot(
      Amount connectFee,
      Amount rate,
      String rateUnit,
      String rateIncrement,
      String groupIntervalStart) {

    private static Slot read(Members members) {
      return new Slot(
          Amount.of(members.decimal("ConnectFee")),
          Amount.of(members.decimal("Rate")),
          members.text("RateUnit"),
          members.text("RateIncrement"),
          members.text("GroupIntervalStart"));
    }

    private void write(JsonGenerator out) {
      out.writeStartObject();
      JsonText.number(out, "ConnectFee", connectFee);
      JsonText.number(out, "Rate", rate);
      JsonText.text(out, "RateUnit", rateUnit);
      JsonText.text(out, "RateIncrement", rateIncrement);
      JsonText.text(out, "GroupIntervalStart", groupIntervalStart);
      out.writeEndObject();
    }
  }

  static TpRate read(Members members) {
    return new TpRate(
        members.text("ID"),
        members.objects("RateSlots", "RateSlot").stream().map(Slot::read).toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.RATE;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    out.writeArrayPropertyStart("RateSlots");
    slots.forEach(slot -> slot.write(out));
    out.writeEndArray();
  }
}
