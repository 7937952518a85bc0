package org.signalbox.rpc.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/** Named filters. Changes act at once. */
final class FilterMethods {

  private static final ProfileKind<FilterProfile> KIND =
      new ProfileKind<>(
          "Filter",
          ProfileSet::filter,
          set -> set.filters().map(FilterProfile::key),
          key ->
              new ProfileChange(List.of(), List.of(), List.of(), Set.of(key), Set.of(), Set.of()),
          FilterMethods::write);

  private final ProfileContext context;

  FilterMethods(ProfileContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    List<RpcMethod> all = new ArrayList<>(KIND.methods(context));
    all.add(ProfileMethods.changing(ProfileMethods.API, "SetFilter", this::set));
    return all;
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("FilterWithAPIOpts").requiring("ID");
    FilterProfile filter =
        new FilterProfile(
            new ProfileKey(context.tenant(sent), sent.text("ID")),
            sent.objects("Rules", "FilterRule").stream().map(FilterMethods::rule).toList(),
            ProfileJson.interval(sent, context.zone(), context.clock().instant()));
    ProfileChange change =
        new ProfileChange(List.of(filter), List.of(), List.of(), Set.of(), Set.of(), Set.of());
    context.catalog().change(live -> CatalogChange.of(change));
    return RpcReply.OK;
  }

  private static FilterProfile.Rule rule(RpcParameters sent) {
    return new FilterProfile.Rule(sent.text("Type"), sent.text("Element"), sent.texts("Values"));
  }

  private static void write(JsonGenerator out, FilterProfile filter) {
    out.writeStartObject();
    ProfileJson.writeKey(out, filter.key());
    out.writeArrayPropertyStart("Rules");
    for (FilterProfile.Rule rule : filter.rules()) {
      out.writeStartObject();
      out.writeStringProperty("Type", rule.type());
      out.writeStringProperty("Element", rule.element());
      ProfileJson.writeTexts(out, "Values", rule.values());
      out.writeEndObject();
    }
    out.writeEndArray();
    ProfileJson.writeInterval(out, filter.interval());
    out.writeEndObject();
  }
}
