package org.signalbox.registers.nf.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.signalbox.registers.nf.Guami;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfStatus;

/** Conditions on who a network function is and what it belongs to. */
public final class IdentityConditions {

  private IdentityConditions() {}

  /** It is one of some instances. */
  public record InstanceIn(Set<NfInstanceId> ids) implements NfCondition.Single {

    public InstanceIn {
      ids = Set.copyOf(ids);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return ids.contains(profile.id());
    }

    @Override
    public List<Probe> probes() {
      return List.of(new Probe(Facet.INSTANCE, ids.stream().map(NfInstanceId::toString).toList()));
    }
  }

  /**
   * It has a domain name.
   *
   * @param fqdn compared without case
   */
  public record NamedBy(String fqdn) implements NfCondition.Single {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return profile.identity().fqdn().filter(fqdn::equalsIgnoreCase).isPresent();
    }
  }

  /** It belongs to one of some networks; one that tells no network belongs to this one. */
  public record InNetwork(Set<NetworkId> networks) implements NfCondition.Single {

    public InNetwork {
      networks = Set.copyOf(networks);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return profile.networks().isEmpty()
          || profile.networks().stream().anyMatch(networks::contains);
    }
  }

  /** It belongs to one of some sets of network functions. */
  public record InSet(Set<String> setIds) implements NfCondition.Single {

    public InSet {
      setIds = Set.copyOf(setIds);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return profile.scope().membership().setIds().stream().anyMatch(setIds::contains);
    }

    @Override
    public List<Probe> probes() {
      return List.of(new Probe(Facet.NF_SET, List.copyOf(setIds)));
    }
  }

  /** It has one of some services in service, whoever may use it. */
  public record HasService(Set<String> names) implements NfCondition.Single {

    public HasService {
      names = Set.copyOf(names);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return profile.services().stream()
          .anyMatch(
              service -> service.status() == NfStatus.REGISTERED && names.contains(service.name()));
    }

    @Override
    public List<Probe> probes() {
      return List.of(new Probe(Facet.SERVICE, List.copyOf(names)));
    }
  }

  /** It belongs to one of some domains of service communication proxies. */
  public record InScpDomain(Set<String> domains) implements NfCondition.Single {

    public InScpDomain {
      domains = Set.copyOf(domains);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return profile.scope().membership().scpDomains().stream().anyMatch(domains::contains);
    }
  }

  /** It serves all of some areas, by their names. */
  public record ServesScopes(Set<String> scopes) implements NfCondition.Single {

    public ServesScopes {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return profile.scope().membership().servingScopes().containsAll(scopes);
    }
  }

  /**
   * It serves a home network.
   *
   * @param name compared without case
   */
  public record ServesHomeNetwork(String name) implements NfCondition.Single {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return profile.scope().membership().homeNetworks().stream().anyMatch(name::equalsIgnoreCase);
    }
  }

  /**
   * It is an AMF of an identity.
   *
   * @param guami the identity
   * @param standIn whether it may also be one that takes it over
   */
  public record IsAmf(Guami guami, boolean standIn) implements NfCondition.Single {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      NfOffer.Particulars told = offer.reach().particulars();
      return told.guamis().contains(guami) || (standIn && told.backups().contains(guami));
    }

    @Override
    public List<Probe> probes() {
      return standIn ? List.of() : List.of(new Probe(Facet.GUAMI, List.of(key(guami))));
    }

    static String key(Guami guami) {
      return guami.network() + "/" + guami.amfId().toLowerCase(Locale.ROOT);
    }
  }
}
