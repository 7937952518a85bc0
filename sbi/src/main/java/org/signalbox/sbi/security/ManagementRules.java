package org.signalbox.sbi.security;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.NfType;
import org.signalbox.sbi.http.SbiPeer;

/** What a client may do with profiles. Any thread. */
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
    Optional<String> service =
        profile.services().stream()
            .map(NfService::name)
            .filter(name -> !policy.services().allows(profile.type(), name))
            .findFirst();
    if (service.isPresent()) {
      return Optional.of(
          Refusal.forbidden(
              SecurityAlarm.Kind.TYPE_NOT_ALLOWED,
              profile.id().toString(),
              "the service " + service.get() + " is none of the type " + profile.type()));
    }
    Optional<String> foreign =
        ProfileNames.of(profile.json()).stream().filter(name -> !client.isNamed(name)).findFirst();
    if (foreign.isPresent()) {
      return Optional.of(
          Refusal.forbidden(
              SecurityAlarm.Kind.FALSE_CLAIM,
              profile.id().toString(),
              "the certificate does not have the domain name " + foreign.get()));
    }
    if (!policy.networks().isEmpty() && !policy.networks().containsAll(profile.networks())) {
      return Optional.of(
          Refusal.forbidden(
              SecurityAlarm.Kind.FALSE_CLAIM,
              profile.id().toString(),
              "the profile has a network that is none of this NRF"));
    }
    return address(peer, profile).or(() -> callbacks(client, peer, profile));
  }

  /**
   * Callbacks to an address go to where the client is, what its certificate names and, where
   * settings say where its type may be, what the profile names.
   */
  private Optional<Refusal> callbacks(SecureClient client, SbiPeer peer, NfProfile profile) {
    Set<IpAddress> places = new HashSet<>();
    if (isBound(profile.type())) {
      // Otherwise it could name anybody there.
      places.addAll(ProfileAddresses.of(profile.json()).known());
    }
    peer.ownAddress().flatMap(AddressRange::of).ifPresent(places::add);
    for (String host : ProfileNames.callbackHosts(profile.json())) {
      Optional<IpAddress> address = AddressRange.address(host);
      if (address.isPresent() && !places.contains(address.get()) && !client.isAt(host)) {
        return Optional.of(
            Refusal.forbidden(
                SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED,
                profile.id().toString(),
                "notifications would go to somebody else"));
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> address(SbiPeer peer, NfProfile profile) {
    if (!isBound(profile.type())) {
      return Optional.empty();
    }
    if (peer.ownAddress().filter(from -> !isAdmitted(profile, from)).isPresent()) {
      return Optional.of(notThere(profile, "the client is"));
    }
    ProfileAddresses own = ProfileAddresses.of(profile.json());
    boolean areThere =
        own.areAllReadable()
            && own.known().stream().allMatch(address -> policy.admits(profile.type(), address));
    return areThere
        ? Optional.empty()
        : Optional.of(notThere(profile, "the profile has an address"));
  }

  private boolean isAdmitted(NfProfile profile, InetSocketAddress from) {
    return AddressRange.of(from)
        .filter(address -> policy.admits(profile.type(), address))
        .isPresent();
  }

  private static Refusal notThere(NfProfile profile, String what) {
    return Refusal.forbidden(
        SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED,
        profile.id().toString(),
        what + " where no " + profile.type() + " may be");
  }

  /** Networks of this NRF. */
  Set<NetworkId> networks() {
    return policy.networks();
  }

  /** Whether settings say where network functions of a type may be. */
  boolean isBound(NfType type) {
    return policy.isBound(type);
  }

  /** Whether a client may be of a type: by its certificate, or by the operator's word. */
  boolean isAllowed(SecureClient client, NfType type) {
    return client.types().contains(type) || policy.isHolder(client.id(), type);
  }

  /** Whether a client stands between others: it reads all, and asks on their behalf. */
  boolean isReader(SecureClient client) {
    return policy.readers().stream().anyMatch(type -> isAllowed(client, type));
  }

  /** Which profiles a client may read: its own, and of those whose services it may use. */
  Predicate<NfProfile> visible(SecureClient client) {
    boolean seesAll = isReader(client);
    Optional<NfRequester> requester = requester(client);
    return profile ->
        seesAll
            || profile.id().equals(client.id())
            || requester.filter(profile::admits).isPresent();
  }

  /** The profile with the services that a client may use; empty where it may not read it. */
  Optional<NfProfile> shown(SecureClient client, NfProfile profile) {
    return isWhole(client, profile)
        ? Optional.of(profile)
        : requester(client)
            .filter(profile::admits)
            .map(asking ->
                profile.withServices(
                    service -> service.access().admits(asking, profile.networks())));
  }

  private boolean isWhole(SecureClient client, NfProfile profile) {
    return profile.id().equals(client.id()) || isReader(client);
  }

  /** As what a client may see others: as what it has registered. */
  private Optional<NfRequester> requester(SecureClient client) {
    return register
        .find(client.id())
        .map(NfEntry::profile)
        .filter(own -> isAllowed(client, own.type()))
        .map(NfRequester::of);
  }
}
