package org.signalbox.catalog.tp;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A set of actions that run together, as written.
 *
 * @param actions in the operator's order
 */
public record TpActions(String id, List<TpAction> actions) implements TpItem {

  public TpActions {
    actions = List.copyOf(actions);
  }

  static TpActions read(Members members) {
    return new TpActions(
        members.text("ID"),
        members.objects("Actions", "TPAction").stream().map(TpAction::read).toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.ACTIONS;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    out.writeArrayPropertyStart("Actions");
    actions.forEach(action -> action.write(out));
    out.writeEndArray();
  }
}
