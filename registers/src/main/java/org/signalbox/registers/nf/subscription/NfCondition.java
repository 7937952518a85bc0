package org.signalbox.registers.nf.subscription;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.Guami;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;

/**
 * Which network functions a subscription is about: one of the seventeen kinds of {@code SubscrCond}
 * (TS 29.510 §6.1.6.2.35), or all.
 */
public sealed interface NfCondition {

  /** Whether it is about a network function with this profile. */
  boolean matches(NfProfile profile);

  /** All network functions: no condition at all. */
  record Everything() implements NfCondition {
    @Override
    public boolean matches(NfProfile profile) {
      return true;
    }
  }

  /** NfInstanceIdCond and NfInstanceIdListCond. */
  record Instances(Set<NfInstanceId> ids) implements NfCondition {

    public Instances {
      ids = Set.copyOf(ids);
    }

    @Override
    public boolean matches(NfProfile profile) {
      return ids.contains(profile.id());
    }
  }

  /** NfTypeCond. */
  record OfType(NfType type) implements NfCondition {
    @Override
    public boolean matches(NfProfile profile) {
      return profile.type().equals(type);
    }
  }

  /** ServiceNameCond and ServiceNameListCond. */
  record Services(Set<String> names) implements NfCondition {

    public Services {
      names = Set.copyOf(names);
    }

    @Override
    public boolean matches(NfProfile profile) {
      return profile.services().stream().anyMatch(service -> names.contains(service.name()));
    }
  }

  /**
   * AmfCond.
   *
   * @param set three hexadecimal digits in lower case
   * @param region two hexadecimal digits in lower case
   */
  record Amf(Optional<String> set, Optional<String> region) implements NfCondition {
    @Override
    public boolean matches(NfProfile profile) {
      return profile.offers().stream()
          .anyMatch(offer ->
              has(offer, NfAttribute.AMF_SET, set) && has(offer, NfAttribute.AMF_REGION, region));
    }

    private static boolean has(NfOffer offer, NfAttribute attribute, Optional<String> wanted) {
      return wanted.isEmpty() || offer.has(attribute, wanted.get());
    }
  }

  /** GuamiListCond. */
  record Guamis(Set<Guami> guamis) implements NfCondition {

    public Guamis {
      guamis = Set.copyOf(guamis);
    }

    @Override
    public boolean matches(NfProfile profile) {
      return profile.offers().stream()
          .flatMap(offer -> offer.reach().particulars().guamis().stream())
          .anyMatch(guamis::contains);
    }
  }

  /**
   * NetworkSliceCond. A profile that lists no slices is about none of them here: whoever subscribes
   * to a slice wants to hear of those that belong to it.
   *
   * @param slices any of these
   * @param instances and, where there are some, any of these slice instances
   */
  record Slices(List<Snssai> slices, Set<String> instances) implements NfCondition {

    public Slices {
      slices = List.copyOf(slices);
      instances = Set.copyOf(instances);
    }

    @Override
    public boolean matches(NfProfile profile) {
      return (slices.isEmpty() || ListedSlices.hasOneOf(profile, slices))
          && (instances.isEmpty()
              || profile.scope().slices().instances().stream().anyMatch(instances::contains));
    }
  }

  /** NfGroupCond and NfGroupListCond. */
  record Groups(NfType type, Set<String> groups) implements NfCondition {

    public Groups {
      groups = Set.copyOf(groups);
    }

    @Override
    public boolean matches(NfProfile profile) {
      return profile.type().equals(type)
          && profile.offers().stream()
              .anyMatch(offer ->
                  groups.stream().anyMatch(group -> offer.has(NfAttribute.GROUP_ID, group)));
    }
  }

  /** NfSetCond. */
  record NfSet(String id) implements NfCondition {
    @Override
    public boolean matches(NfProfile profile) {
      return profile.scope().membership().setIds().contains(id);
    }
  }

  /**
   * NfServiceSetCond.
   *
   * @param id the set of services
   * @param nfSet and, where it is told, the set of network functions
   */
  record ServiceSet(String id, Optional<String> nfSet) implements NfCondition {
    @Override
    public boolean matches(NfProfile profile) {
      boolean inSet =
          nfSet.isEmpty() || profile.scope().membership().setIds().contains(nfSet.get());
      return inSet
          && profile.services().stream()
              .anyMatch(service -> service.traits().setIds().contains(id));
    }
  }

  /**
   * ScpDomainCond.
   *
   * @param domains any of these
   * @param types and, where there are some, of one of these types
   */
  record ScpDomains(Set<String> domains, Set<NfType> types) implements NfCondition {

    public ScpDomains {
      domains = Set.copyOf(domains);
      types = Set.copyOf(types);
    }

    @Override
    public boolean matches(NfProfile profile) {
      return (types.isEmpty() || types.contains(profile.type()))
          && profile.scope().membership().scpDomains().stream().anyMatch(domains::contains);
    }
  }

  /**
   * UpfCond, NwdafCond, NefCond and DccfCond: of a type, and serving what is asked.
   *
   * @param type the type
   * @param wanted what must be served, all of it
   */
  record Serving(NfType type, List<ServedCriterion> wanted) implements NfCondition {

    public Serving {
      wanted = List.copyOf(wanted);
    }

    @Override
    public boolean matches(NfProfile profile) {
      return profile.type().equals(type)
          && wanted.stream().allMatch(criterion -> criterion.isMetBy(profile));
    }
  }
}
