package org.signalbox.profiles;

import java.util.List;
import java.util.Set;

/**
 * What one version of the profiles has that the version before has not. A profile of a key that
 * exists replaces it.
 */
public record ProfileChange(
    List<FilterProfile> filters,
    List<AttributeProfile> attributes,
    List<ChargerProfile> chargers,
    Set<ProfileKey> removedFilters,
    Set<ProfileKey> removedAttributes,
    Set<ProfileKey> removedChargers) {

  public static final ProfileChange NONE =
      new ProfileChange(List.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of());

  public ProfileChange {
    filters = List.copyOf(filters);
    attributes = List.copyOf(attributes);
    chargers = List.copyOf(chargers);
    removedFilters = Set.copyOf(removedFilters);
    removedAttributes = Set.copyOf(removedAttributes);
    removedChargers = Set.copyOf(removedChargers);
  }
}
