package org.signalbox.registers.nf.subscription;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.shape.ShapeChecker;
import org.signalbox.registers.nf.shape.ShapeFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads subscriptions, bounded in size and in the time they last. */
public final class NfSubscriptionDecoder {

  /** Features of the service that this register supports: bit 1, Service-Map. */
  private static final String FEATURES = "1";

  private NfSubscriptionDecoder() {}

  /**
   * When a subscription may end.
   *
   * @param now the end is later than this
   * @param latest the end is no later than this
   */
  public record Term(Instant now, Instant latest) {

    /** Of those that were read before, whether they have ended or not. */
    public static final Term ANY = new Term(Instant.MIN, Instant.MAX);
  }

  /**
   * Reads a subscription and gives it its end: what was asked, but no later than its term allows.
   *
   * @param json what was sent; it is changed to what is answered
   */
  public static NfSubscriptionReading read(NfSubscriptionKey key, ObjectNode json, Term term) {
    List<ShapeFault> faults = ShapeChecker.check(json, NfSubscriptionShapes.SUBSCRIPTION);
    if (!faults.isEmpty()) {
      return new NfSubscriptionReading.Refused(faults);
    }
    Optional<JsonNode> condition = json.optional("subscrCond");
    Optional<ShapeFault> wrongKind = condition.flatMap(NfConditionDecoder::fault);
    if (wrongKind.isPresent()) {
      return new NfSubscriptionReading.Refused(List.of(wrongKind.get()));
    }
    Instant end = end(json, term.latest());
    if (!end.isAfter(term.now())) {
      return refused("/validityTime", "has passed, expected a time to come");
    }
    json.put("subscriptionId", key.id());
    json.put("validityTime", end.toString());
    json.put("nrfSupportedFeatures", FEATURES);
    return bounded(
        new NfSubscription(
            key,
            json,
            condition.map(NfConditionDecoder::decode).orElseGet(NfCondition.Everything::new),
            delivery(json),
            requester(json)));
  }

  /** Members that nobody here knows are kept, so that the whole is bounded, not its parts. */
  private static NfSubscriptionReading bounded(NfSubscription subscription) {
    byte[] encoded = subscription.encoded();
    if (encoded.length > NfSubscription.OCTETS_MAX) {
      return refused(
          "", "found " + encoded.length + " octets, expected at most " + NfSubscription.OCTETS_MAX);
    }
    return NfJson.read(encoded).isPresent()
        ? new NfSubscriptionReading.Accepted(subscription)
        : refused("", NfJson.UNREADABLE);
  }

  private static NfSubscriptionReading refused(String pointer, String reason) {
    return new NfSubscriptionReading.Refused(List.of(new ShapeFault(pointer, reason)));
  }

  private static Instant end(ObjectNode json, Instant latest) {
    return json.optional("validityTime")
        .map(node -> OffsetDateTime.parse(node.asString("")).toInstant())
        .filter(latest::isAfter)
        .orElse(latest);
  }

  private static NfSubscription.Delivery delivery(ObjectNode json) {
    return new NfSubscription.Delivery(
        CallbackUri.parse(json.path("nfStatusNotificationUri").asString("")).orElseThrow(),
        events(json),
        MonitoredAttributes.of(json.path("notifCondition")),
        form(json));
  }

  /** Events of later releases are kept in the JSON and never happen. */
  private static Set<NfEvent> events(ObjectNode json) {
    Set<String> asked =
        json.path("reqNotifEvents")
            .valueStream()
            .map(item -> item.asString(""))
            .collect(Collectors.toSet());
    Set<NfEvent> events = EnumSet.allOf(NfEvent.class);
    if (!asked.isEmpty()) {
      events.removeIf(event -> !asked.contains(event.name()));
    }
    return events;
  }

  private static NfSubscription.Form form(ObjectNode json) {
    if (json.path("completeProfileSubscription").asBoolean(false)) {
      return NfSubscription.Form.COMPLETE_PROFILE;
    }
    return json.has("notifCondition") ? NfSubscription.Form.CHANGES : NfSubscription.Form.PROFILE;
  }

  private static Optional<NfRequester> requester(ObjectNode json) {
    return json.optional("reqNfType")
        .map(type ->
            new NfRequester(
                NfType.of(type.asString("")),
                json.optional("reqNfInstanceId").flatMap(id -> NfInstanceId.parse(id.asString(""))),
                json.optional("reqNfFqdn").map(name -> name.asString("")),
                new NfRequester.Origin(networks(json), slices(json))));
  }

  private static Set<NetworkId> networks(ObjectNode json) {
    return List.of("reqPlmnList", "reqSnpnList").stream()
        .flatMap(member -> json.path(member).valueStream())
        .map(NetworkId::of)
        .collect(Collectors.toSet());
  }

  private static List<Snssai> slices(ObjectNode json) {
    return json.path("reqSnssais").valueStream().map(Snssai::of).toList();
  }
}
