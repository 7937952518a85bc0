package org.signalbox.charging.session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.ChargerRun;
import org.signalbox.profiles.ProfileSet;

/**
 * What the profiles of a tenant need to know of an event, remembered for the version in force: most
 * tenants have none, or one charger that looks at nothing, and need no event made of a service. Any
 * thread.
 */
final class TenantProfiles {

  private static final List<String> NO_ATTRIBUTES = List.of("*none");
  private static final Comparator<ChargerProfile> IN_ORDER =
      Comparator.comparing(ChargerProfile::weight)
          .reversed()
          .thenComparing(charger -> charger.key().id());

  /**
   * Tenants of one version, replaced when another comes into force.
   *
   * @param fixedRuns the runs of tenants whose events all make the same, in their order
   */
  private record Known(
      ProfileSet version,
      Set<String> withAny,
      Set<String> withChargers,
      Map<String, List<String>> fixedRuns) {}

  private volatile Known known = known(ProfileSet.empty());

  /** Whether the tenant has a charger or an attribute profile. */
  boolean hasAny(ProfileSet version, String tenant) {
    return of(version).withAny().contains(tenant);
  }

  boolean hasChargers(ProfileSet version, String tenant) {
    return of(version).withChargers().contains(tenant);
  }

  /**
   * The runs that every event of the tenant makes, whatever it says; empty where that depends on
   * the event, or attributes change it.
   */
  Optional<List<String>> fixedRuns(ProfileSet version, String tenant) {
    return Optional.ofNullable(of(version).fixedRuns().get(tenant));
  }

  // A version is compared as an object: another of equal content costs one more look.
  @SuppressWarnings("ReferenceEquality")
  private Known of(ProfileSet version) {
    Known last = known;
    if (last.version() != version) {
      last = known(version);
      known = last;
    }
    return last;
  }

  private static Known known(ProfileSet version) {
    Map<String, List<ChargerProfile>> chargers =
        version.chargers().collect(Collectors.groupingBy(profile -> profile.key().tenant()));
    Set<String> any =
        version.attributes().map(profile -> profile.key().tenant()).collect(Collectors.toSet());
    Map<String, List<String>> fixed =
        chargers.entrySet().stream()
            .filter(tenant -> !any.contains(tenant.getKey()))
            .filter(tenant -> tenant.getValue().stream().allMatch(TenantProfiles::looksAtNothing))
            .collect(Collectors.toMap(Map.Entry::getKey, tenant -> runs(tenant.getValue())));
    any.addAll(chargers.keySet());
    return new Known(version, any, Set.copyOf(chargers.keySet()), fixed);
  }

  private static boolean looksAtNothing(ChargerProfile charger) {
    return charger.filterIds().isEmpty()
        && charger.interval().equals(ActivationInterval.ALWAYS)
        && charger.attributeIds().equals(NO_ATTRIBUTES);
  }

  private static List<String> runs(List<ChargerProfile> chargers) {
    return chargers.stream()
        .sorted(IN_ORDER)
        .map(charger -> charger.runId().isEmpty() ? ChargerRun.DEFAULT_RUN : charger.runId())
        .toList();
  }
}
