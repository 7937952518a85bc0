package org.signalbox.profiles.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.ProfileKey;

/**
 * All profiles of one kind: by name, and indexed within each tenant.
 *
 * <p>Immutable; a changed copy shares structure.
 */
final class ProfileTable<P extends IndexedProfile> {

  private final HashTrie<ProfileKey, P> byKey;
  private final HashTrie<String, ProfileIndex<P>> byTenant;

  private ProfileTable(HashTrie<ProfileKey, P> byKey, HashTrie<String, ProfileIndex<P>> byTenant) {
    this.byKey = byKey;
    this.byTenant = byTenant;
  }

  static <P extends IndexedProfile> ProfileTable<P> empty() {
    return new ProfileTable<>(HashTrie.empty(), HashTrie.empty());
  }

  Optional<P> get(ProfileKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  List<P> all() {
    return byKey.values();
  }

  /** Every profile of the tenant that may match the event, ordered by id. */
  Collection<P> candidates(String tenant, EventView event) {
    return byTenant.getOrDefault(tenant, ProfileIndex.empty()).candidates(event);
  }

  ProfileTable<P> with(P profile) {
    ProfileTable<P> others = without(profile.key());
    String tenant = profile.key().tenant();
    return new ProfileTable<>(
        others.byKey.with(profile.key(), profile),
        others.byTenant.with(
            tenant, others.byTenant.getOrDefault(tenant, ProfileIndex.empty()).with(profile)));
  }

  ProfileTable<P> without(ProfileKey key) {
    P profile = byKey.get(key);
    if (profile == null) {
      return this;
    }
    ProfileIndex<P> index = byTenant.getOrDefault(key.tenant(), ProfileIndex.empty());
    return new ProfileTable<>(
        byKey.without(key), byTenant.with(key.tenant(), index.without(profile)));
  }
}
