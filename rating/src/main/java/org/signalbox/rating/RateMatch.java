package org.signalbox.rating;

import java.math.BigDecimal;

/**
 * How a rate was found, as clients see it under {@code RatingFilters}.
 *
 * @param profile the profile that matched, the asked subject's, {@code *any} or a fallback
 * @param ratingPlanId the plan in force
 * @param destinationId the destination matched
 * @param destinationPrefix the longest prefix matched; {@code *any} for the plan's catch-all
 * @param timing the timing in force
 * @param weight the weight of the plan's line
 */
public record RateMatch(
    RatingProfile.Key profile,
    String ratingPlanId,
    String destinationId,
    String destinationPrefix,
    Timing timing,
    BigDecimal weight) {

  /** A hash of the names that is the same in every process. */
  int hashOfContent() {
    int hash = profile.subject().hashCode();
    hash = 31 * hash + ratingPlanId.hashCode();
    hash = 31 * hash + destinationId.hashCode();
    return 31 * hash + destinationPrefix.hashCode();
  }
}
