package org.signalbox.catalog.tp;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A named set of number prefixes.
 *
 * @param prefixes in the operator's order
 */
public record TpDestination(String id, List<String> prefixes) implements TpItem {

  public TpDestination {
    prefixes = List.copyOf(prefixes);
  }

  static TpDestination read(Members members) {
    return new TpDestination(members.text("ID"), members.texts("Prefixes"));
  }

  @Override
  public TpKind kind() {
    return TpKind.DESTINATION;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    JsonText.texts(out, "Prefixes", prefixes);
  }
}
