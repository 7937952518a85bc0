package org.signalbox.registers.nf.subscription;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRequester;
import tools.jackson.databind.node.ObjectNode;

/**
 * A subscription to the status of network functions, {@code SubscriptionData} of TS 29.510
 * §6.1.6.2.16: the whole JSON as it stands, and beside it what decides about notifications.
 * Immutable; any thread may share it.
 */
public final class NfSubscription {

  /** Most octets without white space; what network functions send has some hundred. */
  public static final int OCTETS_MAX = 16_384;

  private final NfSubscriptionKey key;
  private final byte[] encoded;
  private final NfCondition condition;
  private final Delivery delivery;
  private final Optional<NfRequester> requester;
  private final Instant validUntil;

  NfSubscription(
      NfSubscriptionKey key,
      ObjectNode json,
      NfCondition condition,
      Delivery delivery,
      Optional<NfRequester> requester) {
    this.key = key;
    this.encoded = NfJson.write(json);
    this.condition = condition;
    this.delivery = delivery;
    this.requester = requester;
    this.validUntil = time(json);
  }

  private NfSubscription(NfSubscription other, NfSubscriptionKey key) {
    this.key = key;
    this.encoded = other.encoded;
    this.condition = other.condition;
    this.delivery = other.delivery;
    this.requester = other.requester;
    this.validUntil = other.validUntil;
  }

  private static Instant time(ObjectNode json) {
    try {
      return OffsetDateTime.parse(json.path("validityTime").asString("")).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a subscription ends at some time", e);
    }
  }

  /**
   * What is notified, and how.
   *
   * @param callback where to
   * @param events which events; empty means all
   * @param attributes changes of which attributes count
   * @param form how a profile is told
   */
  public record Delivery(
      CallbackUri callback, Set<NfEvent> events, MonitoredAttributes attributes, Form form) {

    public Delivery {
      events = Set.copyOf(events);
    }

    /** Whether an event is asked for. */
    public boolean wants(NfEvent event) {
      return events.isEmpty() || events.contains(event);
    }
  }

  /** How a notification tells a profile. */
  public enum Form {
    /** Without what says who may use it. */
    PROFILE,
    /** As registered ({@code completeProfileSubscription}). */
    COMPLETE_PROFILE,
    /** Changes alone, where there was one before. */
    CHANGES
  }

  /** What it is called, and where it belongs. */
  public NfSubscriptionKey key() {
    return key;
  }

  /** The same, kept by another instance. */
  NfSubscription keptBy(String keeper) {
    return new NfSubscription(this, key.keptBy(keeper));
  }

  /** Which network functions it is about. */
  public NfCondition condition() {
    return condition;
  }

  /** What is notified. */
  public Delivery delivery() {
    return delivery;
  }

  /** Whose it is: the network function that it names, else where its notifications go. */
  public String owner() {
    return requester
        .flatMap(NfRequester::id)
        .map(Object::toString)
        .orElseGet(() -> String.valueOf(delivery.callback().uri().getRawAuthority()));
  }

  /** When it ends. */
  public Instant validUntil() {
    return validUntil;
  }

  /**
   * What its owner may know of a network function (TS 29.510 §5.2.2.5.2): nothing of itself, nor of
   * one that keeps its type, network, domain or slices out, as a whole or with each of its
   * services; otherwise the profile with the services that let it in. Who carries the requests of
   * others knows all services, since they are for those others.
   *
   * @param owners who its owner is by now
   */
  public Optional<NfProfile> known(NfProfile profile, OwnerPort owners) {
    return requester.isEmpty()
        ? Optional.of(profile)
        : owners.known(requester.get()).flatMap(owner -> known(profile, owner));
  }

  private static Optional<NfProfile> known(NfProfile profile, NfRequester owner) {
    boolean isItself = owner.id().filter(profile.id()::equals).isPresent();
    if (isItself || !profile.scope().access().admits(owner, profile.networks())) {
      return Optional.empty();
    }
    if (profile.services().isEmpty() || owner.standsBetween()) {
      return Optional.of(profile);
    }
    return Optional.of(
            profile.withServices(service -> service.access().admits(owner, profile.networks())))
        .filter(left -> !left.services().isEmpty());
  }

  /** The profile as its owner may know it, where the condition is about that; empty otherwise. */
  public Optional<NfProfile> heard(NfProfile profile, OwnerPort owners) {
    // Taking services away makes no condition match, so most profiles end here.
    return condition.matches(profile)
        ? known(profile, owners).filter(condition::matches)
        : Optional.empty();
  }

  /** A copy of the JSON, which the caller may change. */
  public ObjectNode json() {
    return NfJson.read(encoded)
        .map(ObjectNode.class::cast)
        .orElseThrow(() -> new IllegalStateException("a subscription that was written is JSON"));
  }

  /** How many octets its JSON has. */
  public int octets() {
    return encoded.length;
  }

  /** The octets of the JSON; nobody may change them. */
  byte[] encoded() {
    return encoded;
  }

  @Override
  public String toString() {
    return key.id() + " until " + validUntil;
  }
}
