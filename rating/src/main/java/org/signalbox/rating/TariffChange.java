package org.signalbox.rating;

import java.util.List;
import java.util.Set;

/**
 * What one version of a tariff has that the version before has not. An item of an id that exists
 * replaces it.
 *
 * @param destinations set
 * @param ratingPlans set
 * @param ratingProfiles set
 * @param removedDestinations ids removed
 * @param removedRatingPlans ids removed
 * @param removedRatingProfiles keys removed
 */
public record TariffChange(
    List<Destination> destinations,
    List<RatingPlan> ratingPlans,
    List<RatingProfile> ratingProfiles,
    Set<String> removedDestinations,
    Set<String> removedRatingPlans,
    Set<RatingProfile.Key> removedRatingProfiles) {

  public static final TariffChange NONE =
      new TariffChange(List.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of());

  public TariffChange {
    destinations = List.copyOf(destinations);
    ratingPlans = List.copyOf(ratingPlans);
    ratingProfiles = List.copyOf(ratingProfiles);
    removedDestinations = Set.copyOf(removedDestinations);
    removedRatingPlans = Set.copyOf(removedRatingPlans);
    removedRatingProfiles = Set.copyOf(removedRatingProfiles);
  }
}
