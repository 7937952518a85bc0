package org.signalbox.registers.nf.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.NfStatus;
import org.signalbox.registers.nf.Snssai;

/**
 * Which services of a network function are wanted.
 *
 * @param names their names; none means any, also of network functions without services
 * @param features that must be supported by name of service, as a bit mask; zero asks for nothing
 * @param setIds sets of which a service must belong to one; none means any
 * @param slices of which a service must serve one; none means any
 * @param without what is not wanted
 */
public record ServiceDemand(
    List<String> names,
    Map<String, BigInteger> features,
    Set<String> setIds,
    List<Snssai> slices,
    Exclusions without) {

  /** Any. */
  public static final ServiceDemand ANY =
      new ServiceDemand(List.of(), Map.of(), Set.of(), List.of(), Exclusions.NONE);

  /**
   * Services that are not wanted.
   *
   * @param instances by network function
   * @param setIds by set
   */
  public record Exclusions(Map<NfInstanceId, Set<String>> instances, Set<String> setIds) {

    /** Nothing. */
    public static final Exclusions NONE = new Exclusions(Map.of(), Set.of());

    public Exclusions {
      instances = Map.copyOf(instances);
      setIds = Set.copyOf(setIds);
    }

    private boolean isNothing() {
      return instances.isEmpty() && setIds.isEmpty();
    }
  }

  public ServiceDemand {
    names = List.copyOf(names);
    features = Map.copyOf(features);
    setIds = Set.copyOf(setIds);
    slices = List.copyOf(slices);
  }

  /** Whether a network function without a fitting service is of no use. */
  boolean isStrict() {
    return !names.isEmpty() || !setIds.isEmpty();
  }

  /** The services that fit and that a requester may use. */
  List<NfService> of(NfProfile profile, NfRequester requester) {
    List<NfService> found = new ArrayList<>(profile.services().size());
    for (NfService service : profile.services()) {
      if (fits(service)
          && !isExcluded(profile, service)
          && service.access().admits(requester, profile.networks())) {
        found.add(service);
      }
    }
    return found;
  }

  private boolean fits(NfService service) {
    return service.status() == NfStatus.REGISTERED
        && (names.isEmpty() || names.contains(service.name()))
        && (setIds.isEmpty() || service.traits().setIds().stream().anyMatch(setIds::contains))
        && hasFeatures(service)
        && servesSlice(service);
  }

  private boolean hasFeatures(NfService service) {
    if (features.isEmpty()) {
      return true;
    }
    BigInteger wanted = features.getOrDefault(service.name(), BigInteger.ZERO);
    return wanted.signum() == 0 || mask(service.traits().features()).and(wanted).equals(wanted);
  }

  private boolean servesSlice(NfService service) {
    return slices.isEmpty()
        || service.traits().slices().isEmpty()
        || slices.stream()
            .anyMatch(
                slice -> service.traits().slices().stream().anyMatch(set -> set.contains(slice)));
  }

  private boolean isExcluded(NfProfile profile, NfService service) {
    return !without.isNothing() && isNamed(profile, service);
  }

  private boolean isNamed(NfProfile profile, NfService service) {
    return without.instances().getOrDefault(profile.id(), Set.of()).contains(service.instanceId())
        || service.traits().setIds().stream().anyMatch(without.setIds()::contains);
  }

  /** Hexadecimal digits of features as a bit mask; none are zero (TS 29.571 §5.2.2). */
  public static BigInteger mask(String hexadecimal) {
    return hexadecimal.isEmpty() ? BigInteger.ZERO : new BigInteger(hexadecimal, 16);
  }
}
