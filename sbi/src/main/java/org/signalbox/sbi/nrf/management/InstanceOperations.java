package org.signalbox.sbi.nrf.management;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfOutcome;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.patch.JsonPatch;
import org.signalbox.sbi.patch.PatchOutcome;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is done to one network function: NFRegister, NFUpdate with the heart-beat, NFDeregister,
 * NFProfileRetrieval (TS 29.510 §5.2.2.2 to §5.2.2.4, §5.2.2.9). Writes run on virtual threads.
 */
final class InstanceOperations {

  /** How often a patch is applied anew when others change the same profile meanwhile. */
  private static final int ATTEMPTS = 5;

  /** A heart-beat has some hundred; a longer patch is not read twice. */
  private static final int BEAT_OCTETS_MAX = 1_024;

  private final NfRegister register;
  private final ProfileAccess access;

  InstanceOperations(NfRegister register, ProfileAccess access) {
    this.register = register;
    this.access = access;
  }

  SbiResponse register(SbiRequest request) {
    NfInstanceId id = id(request);
    ObjectNode json = SbiJson.readObject(request.body());
    RegisteringProfile sent = RegisteringProfile.read(json, register.config().heartBeat()).of(id);
    requireAllowed(request, sent.profile());
    return switch (register.put(sent.profile())) {
      case NfOutcome.Created created ->
          registered(201, sent, created.entry())
              .with("location", request.target().root() + NrfManagement.INSTANCES + "/" + id);
      case NfOutcome.Replaced replaced -> registered(200, sent, replaced.entry());
      case NfOutcome.Removed _, NfOutcome.Absent _, NfOutcome.Stale _ ->
          throw new IllegalStateException("registering without a condition always succeeds");
    };
  }

  private void requireAllowed(SbiRequest request, NfProfile profile) {
    access
        .refusal(request.peer(), profile)
        .ifPresent(problem -> {
          throw new RefusedRequest(problem);
        });
  }

  private static SbiResponse registered(int status, RegisteringProfile sent, NfEntry entry) {
    byte[] body =
        sent.takesShortAnswers() ? SbiJson.write(sent.shortAnswer()) : octets(entry.profile());
    return SbiResponse.json(status, body).with("etag", entry.profile().etag());
  }

  /**
   * The answer to a heart-beat of one that is in service, which waits for nothing: a thread of its
   * own would cost more than the rest of it. Empty for every other request.
   */
  Optional<SbiResponse> beat(SbiRequest request) {
    if (request.body().length > BEAT_OCTETS_MAX) {
      return Optional.empty();
    }
    NfInstanceId id = id(request);
    Optional<HeartBeat> beat = HeartBeat.of(JsonPatch.read(request.body()));
    if (beat.isEmpty()) {
      return Optional.empty();
    }
    EntityConditions.requireMatch(request, found(id).profile().etag());
    return register.beatAtOnce(id, beat.get().load()).map(InstanceOperations::heard);
  }

  private static SbiResponse heard(NfEntry entry) {
    return SbiResponse.empty(204).with("etag", entry.profile().etag());
  }

  SbiResponse change(SbiRequest request) {
    NfInstanceId id = id(request);
    JsonPatch patch = JsonPatch.read(request.body());
    Optional<HeartBeat> beat = HeartBeat.of(patch);
    if (beat.isPresent()) {
      EntityConditions.requireMatch(request, found(id).profile().etag());
      return heard(register.beat(id, beat.get().load()).orElseThrow(() -> unknown(id)));
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      NfEntry entry = found(id);
      EntityConditions.requireMatch(request, entry.profile().etag());
      RegisteringProfile patched = patched(entry.profile(), patch);
      requireAllowed(request, patched.profile());
      switch (register.replace(entry, patched.profile())) {
        case NfOutcome.Created(NfEntry now) -> {
          return changed(patched, now);
        }
        case NfOutcome.Replaced(NfEntry now) -> {
          return changed(patched, now);
        }
        case NfOutcome.Removed _, NfOutcome.Absent _ -> throw unknown(id);
        case NfOutcome.Stale _ -> {
          // Another request came between: the patch is applied to what that one made.
        }
      }
    }
    throw new RefusedRequest(ProblemDetails.of(409, "others change the same profile all the time"));
  }

  /** 204 where the profile is just as the patch makes it, the whole profile otherwise. */
  private static SbiResponse changed(RegisteringProfile patched, NfEntry entry) {
    SbiResponse answer =
        patched.isCompleted()
            ? SbiResponse.json(200, octets(entry.profile()))
            : SbiResponse.empty(204);
    return answer.with("etag", entry.profile().etag());
  }

  private RegisteringProfile patched(NfProfile profile, JsonPatch patch) {
    return switch (patch.apply(profile.json())) {
      case PatchOutcome.Conflict(int index, String reason) ->
          throw new RefusedRequest(
              ProblemDetails.of(409, "operation " + index + ": " + reason)
                  .with(new InvalidParam("/" + index, reason)));
      case PatchOutcome.Patched patched -> {
        if (!(patched.document() instanceof ObjectNode json)) {
          throw RefusedRequest.invalidMembers(
              List.of(new InvalidParam("", "the patch leaves no profile")));
        }
        RegisteringProfile read = RegisteringProfile.read(json, register.config().heartBeat());
        requireSame("/nfInstanceId", profile.id(), read.profile().id());
        requireSame("/nfType", profile.type(), read.profile().type());
        yield read;
      }
    };
  }

  private static void requireSame(String member, Object before, Object after) {
    if (!before.equals(after)) {
      throw new RefusedRequest(
          ProblemDetails.of(403, "MODIFICATION_NOT_ALLOWED", member + " cannot be changed")
              .with(new InvalidParam(member, "cannot be changed")));
    }
  }

  SbiResponse deregister(SbiRequest request) {
    NfInstanceId id = id(request);
    return switch (register.remove(id)) {
      case NfOutcome.Removed _ -> SbiResponse.empty(204);
      case NfOutcome.Absent _, NfOutcome.Stale _, NfOutcome.Created _, NfOutcome.Replaced _ ->
          throw unknown(id);
    };
  }

  SbiResponse retrieve(SbiRequest request) {
    NfInstanceId id = id(request);
    NfProfile profile =
        access.shown(request.peer(), found(id).profile()).orElseThrow(() -> unknown(id));
    SbiResponse answer =
        EntityConditions.isKnown(request, profile.etag())
            ? SbiResponse.empty(304)
            : SbiResponse.json(200, octets(profile));
    return answer.with("etag", profile.etag());
  }

  private static byte[] octets(NfProfile profile) {
    ByteBuffer encoded = profile.encoded();
    byte[] octets = new byte[encoded.remaining()];
    encoded.get(octets);
    return octets;
  }

  private NfEntry found(NfInstanceId id) {
    return register.find(id).orElseThrow(() -> unknown(id));
  }

  private static RefusedRequest unknown(NfInstanceId id) {
    // An NF that hears this registers anew, which is right after a restart without its profile.
    return RefusedRequest.notFound(
        "RESOURCE_URI_STRUCTURE_NOT_FOUND", "no network function " + id + " is registered");
  }

  private static NfInstanceId id(SbiRequest request) {
    String text = request.pathParameter(NrfManagement.INSTANCE_ID);
    return NfInstanceId.parse(text)
        .orElseThrow(() ->
            new RefusedRequest(
                ProblemDetails.of(400, "MANDATORY_IE_INCORRECT", "the path names no UUID")
                    .with(new InvalidParam(NrfManagement.INSTANCE_ID, "expected a UUID"))));
  }
}
