package org.signalbox.rpc.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/** Attribute profiles. Changes act at once. */
final class AttributeProfileMethods {

  private static final ProfileKind<AttributeProfile> KIND =
      new ProfileKind<>(
          "AttributeProfile",
          ProfileSet::attribute,
          set -> set.attributes().map(AttributeProfile::key),
          key ->
              new ProfileChange(List.of(), List.of(), List.of(), Set.of(), Set.of(key), Set.of()),
          AttributeProfileMethods::write);

  private final ProfileContext context;

  AttributeProfileMethods(ProfileContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    List<RpcMethod> all = new ArrayList<>(KIND.methods(context));
    all.add(ProfileMethods.changing(ProfileMethods.API, "SetAttributeProfile", this::set));
    all.add(ProfileMethods.changing(ProfileMethods.API_V2, "SetAttributeProfile", this::set));
    return all;
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttributeProfileWithAPIOpts").requiring("ID", "Attributes");
    AttributeProfile profile =
        new AttributeProfile(
            new ProfileKey(context.tenant(sent), sent.text("ID")),
            sent.texts("Contexts"),
            sent.texts("FilterIDs"),
            ProfileJson.interval(sent, context.zone(), context.clock().instant()),
            sent.objects("Attributes", "Attribute").stream()
                .map(AttributeProfileMethods::attribute)
                .toList(),
            sent.flag("Blocker"),
            sent.boundedDecimal("Weight"));
    ProfileChange change =
        new ProfileChange(List.of(), List.of(profile), List.of(), Set.of(), Set.of(), Set.of());
    context.catalog().change(live -> CatalogChange.of(change));
    return RpcReply.OK;
  }

  private static AttributeProfile.Attribute attribute(RpcParameters sent) {
    sent.requiring("Path");
    return new AttributeProfile.Attribute(
        sent.texts("FilterIDs"),
        sent.text("Path"),
        sent.text("Type"),
        AttributeValueJson.read(sent));
  }

  static void write(JsonGenerator out, AttributeProfile profile) {
    out.writeStartObject();
    ProfileJson.writeKey(out, profile.key());
    ProfileJson.writeTexts(out, "Contexts", profile.contexts());
    ProfileJson.writeTexts(out, "FilterIDs", profile.filterIds());
    ProfileJson.writeInterval(out, profile.interval());
    out.writeArrayPropertyStart("Attributes");
    for (AttributeProfile.Attribute attribute : profile.attributes()) {
      out.writeStartObject();
      ProfileJson.writeTexts(out, "FilterIDs", attribute.filterIds());
      out.writeStringProperty("Path", attribute.path());
      out.writeStringProperty("Type", attribute.type());
      AttributeValueJson.write(out, attribute.value());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeBooleanProperty("Blocker", profile.blocker());
    ProfileJson.writeWeight(out, profile.weight());
    out.writeEndObject();
  }
}
