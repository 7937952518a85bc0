package org.signalbox.rpc.profile;

import java.util.List;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.profiles.ChargerOutcome;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.ChargerRun;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.MatchOutcome;
import org.signalbox.rpc.EventJson;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/** Asks which bills an event makes, without making any. */
final class ChargerServiceMethods {

  private static final String SERVICE = "ChargerSv1";

  private final ProfileContext context;

  ChargerServiceMethods(ProfileContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ProfileMethods.reading(SERVICE, "GetChargersForEvent", this::chargers),
        ProfileMethods.reading(SERVICE, "ProcessEvent", this::process));
  }

  private RpcReply chargers(RpcParameters parameters) {
    Event event = event(parameters.as("CGREvent"));
    CatalogVersion version = context.catalog().current();
    return switch (version.profiles().chargersFor(event, context.terms(version))) {
      case MatchOutcome.Matches<ChargerProfile>(List<ChargerProfile> matches) ->
          matches.isEmpty() ? RpcReply.NOT_FOUND : RpcReply.result(out -> write(out, matches));
      case MatchOutcome.Failed<ChargerProfile>(String errorText) -> RpcReply.failure(errorText);
    };
  }

  private RpcReply process(RpcParameters parameters) {
    RpcParameters sent = parameters.as("CGREvent");
    if (!sent.has("Event")) {
      return RpcReply.failure("MANDATORY_IE_MISSING: [Event]");
    }
    Event event = event(sent);
    CatalogVersion version = context.catalog().current();
    return switch (version.profiles().charge(event, context.terms(version))) {
      case ChargerOutcome.Runs(List<ChargerRun> runs) ->
          RpcReply.result(out -> writeRuns(out, runs));
      case ChargerOutcome.NotFound() -> RpcReply.NOT_FOUND;
      case ChargerOutcome.Failed(String errorText) -> RpcReply.failure(errorText);
    };
  }

  private Event event(RpcParameters sent) {
    return EventJson.read(sent, context.defaultTenant(), context.zone());
  }

  private static void write(JsonGenerator out, List<ChargerProfile> chargers) {
    out.writeStartArray();
    chargers.forEach(charger -> ChargerProfileMethods.write(out, charger));
    out.writeEndArray();
  }

  private static void writeRuns(JsonGenerator out, List<ChargerRun> runs) {
    out.writeStartArray();
    for (ChargerRun run : runs) {
      out.writeStartObject();
      out.writeStringProperty("ChargerSProfile", run.chargerId());
      if (run.attributeProfiles().isEmpty()) {
        out.writeNullProperty("AttributeSProfiles");
      } else {
        ProfileJson.writeTexts(out, "AttributeSProfiles", run.attributeProfiles());
      }
      ProfileJson.writeTexts(out, "AlteredFields", run.alteredFields());
      out.writeName("CGREvent");
      EventJson.write(out, run.event());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
