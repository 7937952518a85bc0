package org.signalbox.rpc.profile;

import java.util.List;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.profiles.AttributeOutcome;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchOutcome;
import org.signalbox.rpc.EventJson;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/** Asks what attributes make of an event. */
final class AttributeServiceMethods {

  private static final String SERVICE = "AttributeSv1";

  private final ProfileContext context;

  AttributeServiceMethods(ProfileContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ProfileMethods.reading(SERVICE, "GetAttributeForEvent", this::attribute),
        ProfileMethods.reading(SERVICE, "ProcessEvent", this::process));
  }

  private RpcReply attribute(RpcParameters parameters) {
    Event event = event(parameters.as("CGREvent"));
    CatalogVersion version = context.catalog().current();
    return switch (version.profiles().attributeFor(event, context.terms(version))) {
      case MatchOutcome.Matches<AttributeProfile>(List<AttributeProfile> matches) ->
          matches.isEmpty()
              ? RpcReply.NOT_FOUND
              : RpcReply.result(out -> AttributeProfileMethods.write(out, matches.getFirst()));
      case MatchOutcome.Failed<AttributeProfile>(String errorText) -> RpcReply.failure(errorText);
    };
  }

  private RpcReply process(RpcParameters parameters) {
    RpcParameters sent = parameters.as("CGREvent");
    if (!sent.has("Event")) {
      return RpcReply.failure("MANDATORY_IE_MISSING: [Event]");
    }
    Event event = event(sent);
    CatalogVersion version = context.catalog().current();
    return switch (version.profiles().alter(event, context.terms(version))) {
      case AttributeOutcome.Altered altered -> RpcReply.result(out -> write(out, altered));
      case AttributeOutcome.NotFound() -> RpcReply.NOT_FOUND;
      case AttributeOutcome.Failed(String errorText) -> RpcReply.failure(errorText);
    };
  }

  /** Older clients ask by members of the call for what newer ones ask by options. */
  private Event event(RpcParameters sent) {
    Event event = EventJson.read(sent, context.defaultTenant(), context.zone());
    if (sent.has("Context")) {
      event = event.withOption("*context", FieldValue.text(sent.text("Context")));
    }
    if (sent.has("AttributeIDs")) {
      event = event.withOption("*attrProfileIDs", FieldValue.texts(sent.texts("AttributeIDs")));
    }
    if (sent.has("ProcessRuns")) {
      event = event.withOption("*attrProcessRuns", FieldValue.number(sent.integer("ProcessRuns")));
    }
    return event;
  }

  private static void write(JsonGenerator out, AttributeOutcome.Altered altered) {
    out.writeStartObject();
    ProfileJson.writeTexts(out, "MatchedProfiles", altered.matchedProfiles());
    ProfileJson.writeTexts(out, "AlteredFields", altered.alteredFields());
    EventJson.writeMembers(out, altered.event());
    out.writeEndObject();
  }
}
