package org.signalbox.sbi.nrf.management;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.NfSubscriptionDecoder;
import org.signalbox.registers.nf.subscription.NfSubscriptionKey;
import org.signalbox.registers.nf.subscription.NfSubscriptionReading;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.patch.JsonPatch;
import org.signalbox.sbi.patch.PatchOutcome;
import org.signalbox.sbi.patch.PatchPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * NFStatusSubscribe and NFStatusUnsubscribe (TS 29.510 §5.2.2.5, §5.2.2.7). Run on virtual threads.
 */
final class SubscriptionOperations {

  /** How often a patch is applied anew when others change the same subscription meanwhile. */
  private static final int ATTEMPTS = 5;

  /** When a subscription ends. */
  private static final PatchPointer END = new PatchPointer(List.of("validityTime"));

  private final NfSubscriptions subscriptions;
  private final ProfileAccess access;
  private final InstantSource clock;
  private final Duration validity;
  private final HomeSubscriptions home;

  SubscriptionOperations(
      NrfManagement.Subscribing subscribing, ProfileAccess access, InstantSource clock) {
    this.subscriptions = subscribing.subscriptions();
    this.access = access;
    this.clock = clock;
    this.validity = subscribing.validity();
    this.home = subscribing.home();
  }

  SbiResponse subscribe(SbiRequest request) {
    ObjectNode json = SbiJson.readObject(request.body());
    ObjectNode sent = json.deepCopy();
    String root = request.target().root();
    json.remove(HomeSubscriptions.HOME_NRF);
    NfSubscription subscription = read(subscriptions.newKey(root), json);
    Optional<HomeSubscriptions.HomeNetwork> elsewhere = home.networkOf(request, sent);
    requireAllowed(access.subscribing(request.peer(), json));
    if (elsewhere.isPresent()) {
      requireOwn(request, json);
      return home.subscribe(request, elsewhere.get(), sent);
    }
    if (subscriptions.isFull()) {
      throw full();
    }
    if (subscriptions.isFullFor(subscription)) {
      throw new RefusedRequest(
          ProblemDetails.of(403, "one network function has too many subscriptions"));
    }
    subscriptions.put(subscription);
    String place = root + NrfManagement.SUBSCRIPTIONS + "/" + subscription.key().id();
    return SbiResponse.json(201, SbiJson.write(subscription.json())).with("location", place);
  }

  /** Nothing is kept of one elsewhere by which a change or end for another could be told later. */
  private void requireOwn(SbiRequest request, ObjectNode json) {
    String told = json.path("reqNfInstanceId").asString("");
    access
        .requiredOwner(request.peer())
        .filter(owner -> !owner.toString().equalsIgnoreCase(told))
        .ifPresent(owner -> {
          throw new RefusedRequest(
              ProblemDetails.of(
                  403,
                  "a subscription for another goes to the NRF of the other network, not through"
                      + " this one"));
        });
  }

  private Optional<HomeSubscriptions.Place> elsewhere(SbiRequest request) {
    return home.placeOf(request.pathParameter(NrfManagement.SUBSCRIPTION_ID));
  }

  SbiResponse change(SbiRequest request) {
    Optional<HomeSubscriptions.Place> elsewhere = elsewhere(request);
    JsonPatch patch = JsonPatch.read(request.body());
    if (elsewhere.isPresent()) {
      Optional<NfInstanceId> owner = access.requiredOwner(request.peer());
      if (owner.isPresent()) {
        // Only who keeps a subscription could see what else a patch makes of it.
        requireExtending(patch);
      }
      return home.change(request, elsewhere.get(), owner);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<SbiResponse> changed = changed(request, patch);
      if (changed.isPresent()) {
        return changed.get();
      }
    }
    throw new RefusedRequest(
        ProblemDetails.of(409, "others change the same subscription all the time"));
  }

  private static void requireExtending(JsonPatch patch) {
    patch
        .changesBeyond(END)
        .ifPresent(index -> {
          String reason = "of a subscription through another NRF nothing changes but " + END;
          throw new RefusedRequest(
              ProblemDetails.of(403, "operation " + index + ": " + reason)
                  .with(new InvalidParam("/" + index, reason)));
        });
  }

  /** Empty where another request came between: the patch is applied to what that one made. */
  private Optional<SbiResponse> changed(SbiRequest request, JsonPatch patch) {
    NfSubscription before = own(request);
    if (access.mayOnlyExtend(request.peer(), before.json())) {
      requireExtending(patch);
    }
    ObjectNode asked = patched(before, patch);
    if (asked.has(HomeSubscriptions.HOME_NRF)) {
      throw new RefusedRequest(
          ProblemDetails.of(403, "a subscription does not move to the NRF of another network"));
    }
    JsonNode wanted = asked.deepCopy();
    NfSubscription after = read(subscriptions.keyHere(before), asked);
    ObjectNode json = after.json();
    requireAllowed(access.subscribing(request.peer(), json));
    if (after.octets() > before.octets() && subscriptions.isFull()) {
      throw full();
    }
    if (!subscriptions.replace(before, after)) {
      return Optional.empty();
    }
    return Optional.of(
        isAsAsked(json, wanted)
            ? SbiResponse.empty(204)
            : SbiResponse.json(200, SbiJson.write(json)));
  }

  /** Times are compared by the moment they mean, however that is written. */
  private static boolean isAsAsked(ObjectNode json, JsonNode wanted) {
    String end = "validityTime";
    Instant given = Instant.parse(json.path(end).asString(""));
    boolean isSameEnd =
        wanted.path(end).isString()
            && OffsetDateTime.parse(wanted.path(end).stringValue()).toInstant().equals(given);
    return isSameEnd && json.without(end).equals(((ObjectNode) wanted).without(end));
  }

  private static ObjectNode patched(NfSubscription before, JsonPatch patch) {
    return switch (patch.apply(before.json())) {
      case PatchOutcome.Conflict(int index, String reason) ->
          throw new RefusedRequest(
              ProblemDetails.of(409, "operation " + index + ": " + reason)
                  .with(new InvalidParam("/" + index, reason)));
      case PatchOutcome.Patched(JsonNode document) -> {
        if (!(document instanceof ObjectNode json)) {
          throw RefusedRequest.invalidMembers(
              List.of(new InvalidParam("", "the patch leaves no subscription")));
        }
        yield json;
      }
    };
  }

  private NfSubscription read(NfSubscriptionKey key, ObjectNode json) {
    Instant now = clock.instant();
    Instant latest = now.plus(validity).truncatedTo(ChronoUnit.MILLIS);
    NfSubscriptionDecoder.Term term = new NfSubscriptionDecoder.Term(now, latest);
    return switch (NfSubscriptionDecoder.read(key, json, term)) {
      case NfSubscriptionReading.Refused refused -> throw ShapeFaults.refused(refused.faults());
      case NfSubscriptionReading.Accepted accepted -> accepted.subscription();
    };
  }

  SbiResponse unsubscribe(SbiRequest request) {
    Optional<HomeSubscriptions.Place> elsewhere = elsewhere(request);
    if (elsewhere.isPresent()) {
      return home.unsubscribe(request, elsewhere.get(), access.requiredOwner(request.peer()));
    }
    if (!subscriptions.remove(own(request).key().id())) {
      throw unknown();
    }
    return SbiResponse.empty(204);
  }

  private static void requireAllowed(Optional<ProblemDetails> refusal) {
    refusal.ifPresent(problem -> {
      throw new RefusedRequest(problem);
    });
  }

  private NfSubscription own(SbiRequest request) {
    NfSubscription found = found(request);
    requireAllowed(access.touching(request.peer(), found.json()));
    return found;
  }

  private NfSubscription found(SbiRequest request) {
    String id = home.ownId(request.pathParameter(NrfManagement.SUBSCRIPTION_ID));
    return subscriptions.find(id, clock.instant()).orElseThrow(SubscriptionOperations::unknown);
  }

  private static RefusedRequest full() {
    return new RefusedRequest(
        ProblemDetails.of(500, "INSUFFICIENT_RESOURCES", "there are too many subscriptions"));
  }

  private static RefusedRequest unknown() {
    return RefusedRequest.notFound("SUBSCRIPTION_NOT_FOUND", "there is no such subscription");
  }
}
