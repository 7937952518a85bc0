package org.signalbox.catalog;

import java.util.HashMap;
import java.util.Map;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.profiles.TariffLookupPort;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
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

  /** What filters ask of this version. */
  public TariffLookupPort lookup() {
    return new CatalogLookupAdapter(tariff, timings);
  }

  /** The version that this one becomes by a change; shares what did not change. */
  public CatalogVersion with(CatalogChange change) {
    return new CatalogVersion(
        change.tariff().equals(TariffChange.NONE) ? tariff : tariff.with(change.tariff()),
        change.profiles().equals(ProfileChange.NONE) ? profiles : profiles.with(change.profiles()),
        timingsAfter(change));
  }

  private Map<String, Timing> timingsAfter(CatalogChange change) {
    if (change.timings().isEmpty() && change.removedTimings().isEmpty()) {
      return timings;
    }
    Map<String, Timing> after = new HashMap<>(timings);
    after.keySet().removeAll(change.removedTimings());
    change.timings().forEach(timing -> after.put(timing.id(), timing));
    return after;
  }
}
