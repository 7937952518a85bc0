package org.signalbox.sbi.security;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.sbi.http.SbiPeer;
import tools.jackson.databind.JsonNode;

/**
 * What a client may be told of, and where to. What a subscription says of its owner decides which
 * profiles it hears of, so it has to say it, and it has to be true. Any thread.
 */
final class SubscriptionRules {

  private static final String OWNER = "reqNfInstanceId";
  private static final String TYPE = "reqNfType";
  private static final NfType NRF = NfType.of("NRF");

  private final NfRegister register;
  private final ManagementRules clients;

  SubscriptionRules(NfRegister register, ManagementRules clients) {
    this.register = register;
    this.clients = clients;
  }

  /** Whether a client may change or end a subscription: it is its own. */
  Optional<Refusal> owner(SecureClient client, JsonNode subscription) {
    return isOwner(client, subscription) || isOnBehalf(client, subscription)
        ? Optional.empty()
        : Optional.of(
            Refusal.forbidden(
                SecurityAlarm.Kind.NOT_OWNER,
                subscription.path("subscriptionId").asString(""),
                "the subscription is of another network function"));
  }

  /** Whether a subscription is a client's own, not one that it made for another. */
  static boolean isOwner(SecureClient client, JsonNode subscription) {
    return subscription.path(OWNER).asString("").equalsIgnoreCase(client.id().toString());
  }

  /**
   * Whether a client is the NRF of another network that subscribes for a network function there (TS
   * 29.510 §5.2.2.5.3), which has a certificate of that network if any: its NRF answers for it, and
   * for where its notifications go. Nobody of this network can be meant.
   */
  private boolean isOnBehalf(SecureClient client, JsonNode subscription) {
    return clients.isReader(client)
        && clients.isAllowed(client, NRF)
        && isForeign(networks(subscription))
        && NfInstanceId.parse(subscription.path(OWNER).asString(""))
            .filter(id -> register.find(id).isEmpty())
            .isPresent();
  }

  /** Whether all of some networks are others than those of this NRF, as far as it knows its own. */
  private boolean isForeign(Collection<NetworkId> networks) {
    return !networks.isEmpty()
        && !clients.networks().isEmpty()
        && Collections.disjoint(networks, clients.networks());
  }

  private static List<NetworkId> networks(JsonNode subscription) {
    return Stream.of("reqPlmnList", "reqSnpnList")
        .flatMap(member -> subscription.path(member).valueStream())
        .map(NetworkId::of)
        .toList();
  }

  /** Whether a client may have a subscription of legal shape: for itself, and to itself. */
  Optional<Refusal> subscription(SecureClient client, SbiPeer peer, JsonNode subscription) {
    for (String member : List.of(OWNER, TYPE)) {
      if (!subscription.path(member).isString()) {
        return Optional.of(Refusal.unsaid(member + " is missing"));
      }
    }
    if (isOnBehalf(client, subscription)) {
      return completeness(subscription);
    }
    return identity(client, subscription)
        .or(() -> scope(client, subscription))
        .or(() -> callback(client, peer, subscription));
  }

  private Optional<Refusal> identity(SecureClient client, JsonNode subscription) {
    if (!isOwner(client, subscription)) {
      return claim(client, OWNER + " is not that of the certificate");
    }
    Optional<NfType> type = NfType.parse(subscription.path(TYPE).asString(""));
    if (type.filter(claimed -> clients.isAllowed(client, claimed)).isEmpty()) {
      return refused(
          SecurityAlarm.Kind.TYPE_NOT_ALLOWED,
          client,
          "the certificate does not allow the type of " + TYPE);
    }
    String fqdn = subscription.path("reqNfFqdn").asString("");
    return fqdn.isEmpty() || client.isNamed(fqdn)
        ? Optional.empty()
        : claim(client, "reqNfFqdn is no name of the certificate");
  }

  private Optional<Refusal> scope(SecureClient client, JsonNode subscription) {
    if (clients.isReader(client)) {
      return Optional.empty();
    }
    ClaimedScope claimed =
        new ClaimedScope(
            networks(subscription),
            subscription.path("reqSnssais").valueStream().map(Snssai::of).toList());
    return completeness(subscription)
        .or(() ->
            claimed
                .beyond(register.find(client.id()).map(NfEntry::profile), clients.networks())
                .flatMap(sentence -> claim(client, sentence)));
  }

  private static Optional<Refusal> completeness(JsonNode subscription) {
    return subscription.path("completeProfileSubscription").asBoolean(false)
        ? Optional.of(
            Refusal.unsaid("complete profiles are for those alone who may read every profile"))
        : Optional.empty();
  }

  /**
   * The owner as it told itself, where it is of another network whose NRF subscribed for it: nobody
   * of this network can tell such networks alone.
   */
  Optional<NfRequester> foreign(NfRequester told) {
    return Optional.of(told).filter(owner -> isForeign(owner.origin().networks()));
  }

  /** The owner by its profile as it stands now; empty where that bears out no more what it told. */
  Optional<NfRequester> owner(NfRequester told, NfProfile own) {
    ClaimedScope claimed =
        new ClaimedScope(List.copyOf(told.origin().networks()), told.origin().slices());
    return own.type().equals(told.type())
            && claimed.beyond(Optional.of(own), clients.networks()).isEmpty()
        ? Optional.of(told.completed(own))
        : Optional.empty();
  }

  private Optional<Refusal> callback(SecureClient client, SbiPeer peer, JsonNode subscription) {
    String callback = subscription.path("nfStatusNotificationUri").asString("");
    return CallbackHost.of(callback).filter(host -> isOwn(client, peer, host)).isPresent()
        ? Optional.empty()
        : refused(
            SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED,
            client,
            "notifications would go to somebody else");
  }

  /**
   * A host is a client's own: where it comes from, what its certificate names, and where settings
   * say where it may be, what its profile names; otherwise it could name anybody there.
   */
  private boolean isOwn(SecureClient client, SbiPeer peer, String host) {
    Optional<IpAddress> address = AddressRange.address(host);
    if (address.isEmpty()) {
      return client.isNamed(host);
    }
    return peer.ownAddress().flatMap(AddressRange::of).equals(address)
        || client.isAt(host)
        || register
            .find(client.id())
            .map(NfEntry::profile)
            .filter(profile -> clients.isBound(profile.type()))
            .filter(profile -> ProfileAddresses.of(profile.json()).known().contains(address.get()))
            .isPresent();
  }

  private static Optional<Refusal> claim(SecureClient client, String sentence) {
    return refused(SecurityAlarm.Kind.FALSE_CLAIM, client, sentence);
  }

  private static Optional<Refusal> refused(
      SecurityAlarm.Kind alarm, SecureClient client, String sentence) {
    return Optional.of(Refusal.forbidden(alarm, client.id().toString(), sentence));
  }
}
