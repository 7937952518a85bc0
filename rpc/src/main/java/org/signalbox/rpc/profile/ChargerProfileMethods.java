package org.signalbox.rpc.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/** Charger profiles. Changes act at once. */
final class ChargerProfileMethods {

  private static final ProfileKind<ChargerProfile> KIND =
      new ProfileKind<>(
          "ChargerProfile",
          ProfileSet::charger,
          set -> set.chargers().map(ChargerProfile::key),
          key ->
              new ProfileChange(List.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of(key)),
          ChargerProfileMethods::write);

  private final ProfileContext context;

  ChargerProfileMethods(ProfileContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    List<RpcMethod> all = new ArrayList<>(KIND.methods(context));
    all.add(ProfileMethods.changing(ProfileMethods.API, "SetChargerProfile", this::set));
    return all;
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("ChargerWithAPIOpts").requiring("ID");
    ChargerProfile charger =
        new ChargerProfile(
            new ProfileKey(context.tenant(sent), sent.text("ID")),
            sent.texts("FilterIDs"),
            ProfileJson.interval(sent, context.zone(), context.clock().instant()),
            sent.text("RunID"),
            sent.texts("AttributeIDs"),
            sent.boundedDecimal("Weight"));
    ProfileChange change =
        new ProfileChange(List.of(), List.of(), List.of(charger), Set.of(), Set.of(), Set.of());
    context.catalog().change(live -> CatalogChange.of(change));
    return RpcReply.OK;
  }

  static void write(JsonGenerator out, ChargerProfile charger) {
    out.writeStartObject();
    ProfileJson.writeKey(out, charger.key());
    ProfileJson.writeTexts(out, "FilterIDs", charger.filterIds());
    ProfileJson.writeInterval(out, charger.interval());
    out.writeStringProperty("RunID", charger.runId());
    ProfileJson.writeTexts(out, "AttributeIDs", charger.attributeIds());
    ProfileJson.writeWeight(out, charger.weight());
    out.writeEndObject();
  }
}
