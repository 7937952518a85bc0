package org.signalbox.catalog;

import java.util.List;
import java.util.Set;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

/**
 * A change of the live catalog that takes effect wholly or not at all.
 *
 * @param tariff changes that reprice
 * @param profiles changes of filters, attributes, chargers
 * @param timings set by name
 * @param removedTimings names removed
 */
public record CatalogChange(
    TariffChange tariff, ProfileChange profiles, List<Timing> timings, Set<String> removedTimings) {

  public CatalogChange {
    timings = List.copyOf(timings);
    removedTimings = Set.copyOf(removedTimings);
  }

  public static CatalogChange of(TariffChange tariff) {
    return new CatalogChange(tariff, ProfileChange.NONE, List.of(), Set.of());
  }

  public static CatalogChange of(ProfileChange profiles) {
    return new CatalogChange(TariffChange.NONE, profiles, List.of(), Set.of());
  }
}
