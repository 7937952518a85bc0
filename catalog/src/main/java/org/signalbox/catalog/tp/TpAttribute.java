package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ProfileKey;
import tools.jackson.core.JsonGenerator;

/** An attribute profile as written. */
public record TpAttribute(
    ProfileKey key,
    List<String> contexts,
    List<String> filterIds,
    TpInterval interval,
    List<AttributeProfile.Attribute> attributes,
    boolean blocker,
    BigDecimal weight)
    implements TpItem {

  public TpAttribute {
    contexts = List.copyOf(contexts);
    filterIds = List.copyOf(filterIds);
    attributes = List.copyOf(attributes);
  }

  static TpAttribute read(Members members) {
    return new TpAttribute(
        new ProfileKey(members.text("Tenant"), members.text("ID")),
        members.texts("Contexts"),
        members.texts("FilterIDs"),
        TpInterval.read(members),
        members.objects("Attributes", "TPAttribute").stream()
            .map(TpAttribute::readAttribute)
            .toList(),
        members.flag("Blocker"),
        members.boundedDecimal("Weight"));
  }

  private static AttributeProfile.Attribute readAttribute(Members members) {
    return new AttributeProfile.Attribute(
        members.texts("FilterIDs"),
        members.text("Path"),
        members.text("Type"),
        members.text("Value"));
  }

  @Override
  public TpKind kind() {
    return TpKind.ATTRIBUTE;
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
    JsonText.texts(out, "Contexts", contexts);
    out.writeArrayPropertyStart("Attributes");
    for (AttributeProfile.Attribute attribute : attributes) {
      out.writeStartObject();
      JsonText.texts(out, "FilterIDs", attribute.filterIds());
      JsonText.text(out, "Path", attribute.path());
      JsonText.text(out, "Type", attribute.type());
      JsonText.text(out, "Value", attribute.value());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeBooleanProperty("Blocker", blocker);
    JsonText.number(out, "Weight", weight);
  }
}
