package org.signalbox.catalog;

import java.util.Map;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;

/**
 * Everything that is live at one moment, compiled.
 *
 * @param tariff destinations, rating plans, rating profiles
 * @param profiles filters, attributes, chargers
 * @param timings by name, for filters and for whoever asks
 */
public record CatalogVersion(Tariff tariff, ProfileSet profiles, Map<String, Timing> timings) {

  public static final CatalogVersion EMPTY =
      new CatalogVersion(Tariff.empty(), ProfileSet.empty(), Map.of());

  public CatalogVersion {
    timings = Map.copyOf(timings);
  }
}
