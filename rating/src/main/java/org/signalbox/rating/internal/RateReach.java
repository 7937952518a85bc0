package org.signalbox.rating.internal;

import java.math.BigDecimal;
import org.signalbox.rating.RateMatch;
import org.signalbox.rating.RatingProfile;

/**
 * Where a number was found: a destination of the plan in force.
 *
 * @param profile the profile whose plan it is
 * @param prefix the prefix matched, or {@code *any}
 */
record RateReach(
    RatingProfile.Key profile, CompiledPlan plan, CompiledDestination destination, String prefix) {

  RateMatch match(CompiledBinding binding) {
    BigDecimal weight = binding.weight();
    return new RateMatch(
        profile, plan.plan().id(), destination.id(), prefix, binding.timing().timing(), weight);
  }

  boolean isSame(RateReach other) {
    return plan == other.plan
        && destination == other.destination
        && prefix.equals(other.prefix)
        && profile.equals(other.profile);
  }
}
