package org.signalbox.sbi.nrf.management;

import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.subscription.NfEvent;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.OwnerPort;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.patch.JsonDifference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of a notification, {@code NotificationData} of TS 29.510 §6.1.6.2.17. */
final class Notification {

  private final NfSubscription subscription;
  private final OwnerPort owners;

  private Notification(NfSubscription subscription, OwnerPort owners) {
    this.subscription = subscription;
    this.owners = owners;
  }

  /** What a subscriber is told of a change; empty for nothing. */
  static Optional<byte[]> of(NfChange change, NfSubscription subscription, OwnerPort owners) {
    Notification notification = new Notification(subscription, owners);
    Optional<ObjectNode> json =
        switch (change) {
          case NfChange.Registered registered ->
              notification.registered(registered.entry().profile());
          case NfChange.Changed changed ->
              notification.changed(changed.before().profile(), changed.after().profile());
          case NfChange.Removed removed -> notification.left(removed.before().profile());
        };
    return json.map(SbiJson::write);
  }

  private Optional<ObjectNode> registered(NfProfile profile) {
    return wants(NfEvent.NF_REGISTERED)
        ? heard(profile).map(seen -> told(event(NfEvent.NF_REGISTERED, seen), seen))
        : Optional.empty();
  }

  private Optional<ObjectNode> left(NfProfile profile) {
    return wants(NfEvent.NF_DEREGISTERED)
        ? heard(profile).map(seen -> event(NfEvent.NF_DEREGISTERED, seen))
        : Optional.empty();
  }

  private boolean wants(NfEvent event) {
    return subscription.delivery().wants(event);
  }

  private Optional<NfProfile> heard(NfProfile profile) {
    return subscription.heard(profile, owners);
  }

  private Optional<ObjectNode> changed(NfProfile before, NfProfile after) {
    Optional<NfProfile> was = heard(before);
    Optional<NfProfile> is = heard(after);
    if (was.isPresent() && is.isPresent()) {
      return wants(NfEvent.NF_PROFILE_CHANGED) ? changes(was.get(), is.get()) : Optional.empty();
    }
    if (was.isPresent()) {
      return ceased(after);
    }
    return is.isPresent() ? begun(before, is.get()) : Optional.empty();
  }

  /**
   * It ceases to be one of those that the condition is about. To whom it does not let in any more,
   * it has left: its profile is no longer theirs to see.
   */
  private Optional<ObjectNode> ceased(NfProfile after) {
    Optional<NfProfile> seen = subscription.known(after, owners);
    if (seen.isEmpty()) {
      return wants(NfEvent.NF_DEREGISTERED)
          ? Optional.of(event(NfEvent.NF_DEREGISTERED, after))
          : Optional.empty();
    }
    return conditionEvent("NF_REMOVED", seen.get());
  }

  /** It begins to be one of them; to whom it lets in from now on, it is new. */
  private Optional<ObjectNode> begun(NfProfile before, NfProfile after) {
    return subscription.known(before, owners).isEmpty()
        ? registered(after)
        : conditionEvent("NF_ADDED", after);
  }

  private Optional<ObjectNode> conditionEvent(String name, NfProfile profile) {
    return wants(NfEvent.NF_PROFILE_CHANGED)
        ? Optional.of(
            told(event(NfEvent.NF_PROFILE_CHANGED, profile).put("conditionEvent", name), profile))
        : Optional.empty();
  }

  private Optional<ObjectNode> changes(NfProfile before, NfProfile after) {
    boolean isComplete = subscription.delivery().form() == NfSubscription.Form.COMPLETE_PROFILE;
    List<JsonDifference.Change> changes =
        JsonDifference.between(seen(before, isComplete), seen(after, isComplete)).stream()
            .filter(change -> counts(change.path().toString()))
            .toList();
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = event(NfEvent.NF_PROFILE_CHANGED, after);
    if (subscription.delivery().form() != NfSubscription.Form.CHANGES) {
      return Optional.of(told(json, after));
    }
    ArrayNode items = json.putArray("profileChanges");
    changes.forEach(change -> write(change, items.addObject()));
    return Optional.of(json);
  }

  /** Every heart-beat may change the load: only whoever asks for it hears of that. */
  private boolean counts(String pointer) {
    boolean isLoad = pointer.endsWith("/load") || pointer.endsWith("/loadTimeStamp");
    var attributes = subscription.delivery().attributes();
    return attributes.count(pointer) && (!isLoad || !attributes.only().isEmpty());
  }

  /** {@code ChangeItem} of TS 29.571 §5.2.4.5. */
  private static void write(JsonDifference.Change change, ObjectNode item) {
    switch (change) {
      case JsonDifference.Change.Added added -> {
        item.put("op", "ADD").put("path", added.path().toString());
        item.set("newValue", added.now());
      }
      case JsonDifference.Change.Removed removed -> {
        item.put("op", "REMOVE").put("path", removed.path().toString());
        item.set("origValue", removed.before());
      }
      case JsonDifference.Change.Replaced replaced -> {
        item.put("op", "REPLACE").put("path", replaced.path().toString());
        item.set("origValue", replaced.before());
        item.set("newValue", replaced.now());
      }
    }
  }

  private ObjectNode event(NfEvent event, NfProfile profile) {
    String place = subscription.key().root() + NrfManagement.INSTANCES + "/" + profile.id();
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", event.name())
        .put("nfInstanceUri", place);
  }

  private ObjectNode told(ObjectNode json, NfProfile profile) {
    boolean isComplete = subscription.delivery().form() == NfSubscription.Form.COMPLETE_PROFILE;
    json.set(isComplete ? "completeNfProfile" : "nfProfile", seen(profile, isComplete));
    return json;
  }

  private ObjectNode seen(NfProfile profile, boolean isComplete) {
    ObjectNode json = profile.json();
    ServiceForm.of(subscription.json()).apply(json);
    return isComplete ? json : NotifiedProfile.stripped(json);
  }
}
