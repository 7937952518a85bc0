package org.signalbox.charging.session;

import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.profiles.ProfileSet;

/**
 * Which tenants have profiles at all, remembered for the version in force: most services of a
 * tenant without any need no event made of them. Any thread.
 */
final class TenantProfiles {

  /** Tenants of one version, replaced when another comes into force. */
  private record Known(ProfileSet version, Set<String> withAny, Set<String> withChargers) {}

  private volatile Known known = known(ProfileSet.empty());

  /** Whether the tenant has a charger or an attribute profile. */
  boolean hasAny(ProfileSet version, String tenant) {
    return of(version).withAny().contains(tenant);
  }

  boolean hasChargers(ProfileSet version, String tenant) {
    return of(version).withChargers().contains(tenant);
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
    Set<String> chargers =
        version.chargers().map(profile -> profile.key().tenant()).collect(Collectors.toSet());
    Set<String> any =
        version.attributes().map(profile -> profile.key().tenant()).collect(Collectors.toSet());
    any.addAll(chargers);
    return new Known(version, any, chargers);
  }
}
