package org.signalbox.catalog.tp;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A group of triggers that accounts get together, as written.
 *
 * @param triggers in the operator's order
 */
public record TpActionTriggers(String id, List<TpActionTrigger> triggers) implements TpItem {

  public TpActionTriggers {
    triggers = List.copyOf(triggers);
  }

  static TpActionTriggers read(Members members) {
    return new TpActionTriggers(
        members.text("ID"),
        members.objects("ActionTriggers", "TPActionTrigger").stream()
            .map(TpActionTrigger::read)
            .toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.ACTION_TRIGGERS;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    out.writeArrayPropertyStart("ActionTriggers");
    triggers.forEach(trigger -> trigger.write(out, id));
    out.writeEndArray();
  }
}
