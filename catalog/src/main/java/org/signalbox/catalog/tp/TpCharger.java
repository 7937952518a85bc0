package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.profiles.ProfileKey;
import tools.jackson.core.JsonGenerator;

/** A charger profile as written. */
public record TpCharger(
    ProfileKey key,
    List<String> filterIds,
    TpInterval interval,
    String runId,
    List<String> attributeIds,
    BigDecimal weight)
    implements TpItem {

  public TpCharger {
    filterIds = List.copyOf(filterIds);
    attributeIds = List.copyOf(attributeIds);
  }

  static TpCharger read(Members members) {
    return new TpCharger(
        new ProfileKey(members.text("Tenant"), members.text("ID")),
        members.texts("FilterIDs"),
        TpInterval.read(members),
        members.text("RunID"),
        members.texts("AttributeIDs"),
        members.boundedDecimal("Weight"));
  }

  @Override
  public TpKind kind() {
    return TpKind.CHARGER;
  }

  @Override
  public String id() {
    return key.outward();
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "Tenant", key.tenant());
    JsonText.text(out, "ID", key.id());
    JsonText.texts(out, "FilterIDs", filterIds);
    interval.write(out);
    JsonText.text(out, "RunID", runId);
    JsonText.texts(out, "AttributeIDs", attributeIds);
    JsonText.number(out, "Weight", weight);
  }
}
