package org.signalbox.catalog.tp;

import java.util.List;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileKey;
import tools.jackson.core.JsonGenerator;

/** A filter as written. */
public record TpFilter(ProfileKey key, List<FilterProfile.Rule> rules, TpInterval interval)
    implements TpItem {

  public TpFilter {
    rules = List.copyOf(rules);
  }

  static TpFilter read(Members members) {
    return new TpFilter(
        new ProfileKey(members.text("Tenant"), members.text("ID")),
        members.objects("Filters", "TPFilter").stream().map(TpFilter::readRule).toList(),
        TpInterval.read(members));
  }

  private static FilterProfile.Rule readRule(Members members) {
    return new FilterProfile.Rule(
        members.text("Type"), members.text("Element"), members.texts("Values"));
  }

  @Override
  public TpKind kind() {
    return TpKind.FILTER;
  }

  @Override
  public String id() {
    return key.outward();
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "Tenant", key.tenant());
    JsonText.text(out, "ID", key.id());
    out.writeArrayPropertyStart("Filters");
    for (FilterProfile.Rule rule : rules) {
      out.writeStartObject();
      JsonText.text(out, "Type", rule.type());
      JsonText.text(out, "Element", rule.element());
      JsonText.texts(out, "Values", rule.values());
      out.writeEndObject();
    }
    out.writeEndArray();
    interval.write(out);
  }
}
