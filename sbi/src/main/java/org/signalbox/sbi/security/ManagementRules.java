package org.signalbox.sbi.security;

import java.util.Locale;
import java.util.Optional;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.SnssaiSet;
import org.signalbox.sbi.http.SbiPeer;
import tools.jackson.databind.JsonNode;

/** What a client may do with profiles and subscriptions. Any thread. */
final class ManagementRules {

  private final NfRegister register;
  private final SecurityPolicy policy;

  ManagementRules(NfRegister register, SecurityPolicy policy) {
    this.register = register;
    this.policy = policy;
  }

  /** Whether a client may change or remove an instance: it is its own. */
  Optional<Refusal> change(SecureClient client, String instance) {
    boolean isOwn = NfInstanceId.parse(instance).filter(client.id()::equals).isPresent();
    return isOwn
        ? Optional.empty()
        : Optional.of(
            Refusal.forbidden(
                SecurityAlarm.Kind.NOT_OWNER,
                instance,
                "the certificate is of another network function"));
  }

  /** Whether a client may be what a profile says. */
  Optional<Refusal> profile(SecureClient client, SbiPeer peer, NfProfile profile) {
    if (!isAllowed(client, profile.type())) {
      return Optional.of(
          Refusal.forbidden(
              SecurityAlarm.Kind.TYPE_NOT_ALLOWED,
              profile.id().toString(),
              "the certificate does not allow the type " + profile.type()));
    }
    Optional<String> fqdn = profile.identity().fqdn();
    if (fqdn.isPresent() && !client.isNamed(fqdn.get())) {
      return Optional.of(
          Refusal.forbidden(
              SecurityAlarm.Kind.FALSE_CLAIM,
              profile.id().toString(),
              "the certificate does not have the domain name of the profile"));
    }
    return address(peer, profile);
  }

  private Optional<Refusal> address(SbiPeer peer, NfProfile profile) {
    String from = peer.address().getAddress().getHostAddress();
    if (!isAdmitted(profile.type(), from)) {
      return Optional.of(notThere(profile, "the client is"));
    }
    for (String address : ProfileAddresses.of(profile.json())) {
      if (!isAdmitted(profile.type(), address)) {
        return Optional.of(notThere(profile, "the profile has an address"));
      }
    }
    return Optional.empty();
  }

  private boolean isAdmitted(NfType type, String address) {
    int zone = address.indexOf('%');
    Optional<IpAddress> number =
        AddressRange.address(zone < 0 ? address : address.substring(0, zone));
    return number.isPresent() && policy.admits(type, number.get());
  }

  private static Refusal notThere(NfProfile profile, String what) {
    return Refusal.forbidden(
        SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED,
        profile.id().toString(),
        what + " where no " + profile.type() + " may be");
  }

  /** Whether a client may be of a type: by its certificate, or by the operator's word. */
  boolean isAllowed(SecureClient client, NfType type) {
    return client.types().contains(type) || policy.isHolder(client.id(), type);
  }

  /** Whether a client stands between others: it reads all, and asks on their behalf. */
  boolean isReader(SecureClient client) {
    return policy.readers().stream().anyMatch(type -> isAllowed(client, type));
  }

  /** Whether a client may read a profile: its own, or of one whose services it may use. */
  boolean isVisible(SecureClient client, NfProfile profile) {
    if (profile.id().equals(client.id()) || isReader(client)) {
      return true;
    }
    return register
        .find(client.id())
        .map(NfEntry::profile)
        .filter(own -> isAllowed(client, own.type()))
        .filter(own -> mayUse(requester(own), profile))
        .isPresent();
  }

  /** A profile that has rules for everything it offers is seen by those whom one of them admits. */
  private static boolean mayUse(NfRequester requester, NfProfile profile) {
    return profile.scope().access().admits(requester, profile.networks())
        && (profile.services().isEmpty()
            || profile.services().stream()
                .anyMatch(service -> service.access().admits(requester, profile.networks())));
  }

  /** A registered network function as it asks for others. */
  static NfRequester requester(NfProfile own) {
    return new NfRequester(
        own.type(),
        Optional.of(own.id()),
        own.identity().fqdn(),
        new NfRequester.Origin(
            own.networks(),
            own.scope().slices().everywhere().stream()
                .filter(SnssaiSet::isSingle)
                .map(SnssaiSet::slice)
                .toList()));
  }

  /** Whether a client may have notifications sent as it says: for itself, and to itself. */
  Optional<Refusal> subscription(SecureClient client, SbiPeer peer, JsonNode subscription) {
    String told = subscription.path("reqNfInstanceId").asString("");
    if (!told.isEmpty() && !told.equalsIgnoreCase(client.id().toString())) {
      return Optional.of(
          Refusal.forbidden(
              SecurityAlarm.Kind.FALSE_CLAIM,
              told,
              "reqNfInstanceId is not that of the certificate"));
    }
    Optional<NfType> type = NfType.parse(subscription.path("reqNfType").asString(""));
    if (type.isPresent() && !isAllowed(client, type.get())) {
      return Optional.of(
          Refusal.forbidden(
              SecurityAlarm.Kind.TYPE_NOT_ALLOWED,
              client.id().toString(),
              "the certificate does not allow the type of reqNfType"));
    }
    String callback = subscription.path("nfStatusNotificationUri").asString("");
    return CallbackHost.of(callback)
        .filter(host -> !isOwn(client, peer, host))
        .map(host ->
            Refusal.forbidden(
                SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED,
                client.id().toString(),
                "notifications would go to somebody else"));
  }

  /** A host is a client's own: where it comes from, what its certificate or its profile names. */
  private boolean isOwn(SecureClient client, SbiPeer peer, String host) {
    Optional<IpAddress> address = AddressRange.address(host);
    if (address.isEmpty()) {
      return client.isNamed(host);
    }
    String from = peer.address().getAddress().getHostAddress().toLowerCase(Locale.ROOT);
    return AddressRange.address(from).equals(address)
        || register
            .find(client.id())
            .map(entry -> ProfileAddresses.of(entry.profile().json()))
            .filter(own -> own.stream().map(AddressRange::address).anyMatch(address::equals))
            .isPresent();
  }
}
