package org.signalbox.rating;

/**
 * How a rate was found, as clients see it under {@code RatingFilters}.
 *
 * @param profile the profile that matched, the asked subject's, {@code *any} or a fallback
 * @param ratingPlanId the plan in force
 * @param destinationId the destination matched
 * @param destinationPrefix the longest prefix matched; {@code *any} for the plan's catch-all
 * @param timing the timing in force
 */
public record RateMatch(
    RatingProfile.Key profile,
    String ratingPlanId,
    String destinationId,
    String destinationPrefix,
    Timing timing) {}
