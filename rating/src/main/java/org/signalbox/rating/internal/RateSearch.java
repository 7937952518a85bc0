package org.signalbox.rating.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.rating.Destination;
import org.signalbox.rating.ExplainStep.ActivationChosen;
import org.signalbox.rating.ExplainStep.ActivationMissing;
import org.signalbox.rating.ExplainStep.FallbackTried;
import org.signalbox.rating.ExplainStep.PlanMissing;
import org.signalbox.rating.ExplainStep.PrefixMissing;
import org.signalbox.rating.ExplainStep.PrefixPassedOver;
import org.signalbox.rating.ExplainStep.PrefixTaken;
import org.signalbox.rating.ExplainStep.ProfileTried;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.RatingProfile;

/**
 * Finds the rates in force at a moment of a call: profile, activation, longest prefix with an
 * active timing, fallbacks.
 *
 * <p>A search also knows until when its answer holds: until an activation begins of any profile it
 * asked. Made for one query; used by one thread.
 */
final class RateSearch {

  /** Profiles in a chain of fallbacks, the subject's own among them. */
  private static final int DEPTH_MAX = 3;

  /** Fallbacks followed in one search; a bound on what a tariff of many fallbacks can cost. */
  private static final int FALLBACKS_MAX = 100;

  private static final int NEAREST_SHOWN = 5;

  private final CompiledTariff tariff;
  private final PriceQuery query;
  private final CallCalendar calendar;
  private final Trace trace;

  private long validUntil;
  private int fallbacksLeft;
  private Refusal refusal = Refusal.RATING_PLAN_NOT_FOUND;

  RateSearch(CompiledTariff tariff, PriceQuery query, CallCalendar calendar, Trace trace) {
    this.tariff = tariff;
    this.query = query;
    this.calendar = calendar;
    this.trace = trace;
  }

  /** The usage at which another search may find something else. */
  long validUntil() {
    return validUntil;
  }

  /** Why the last search found nothing. */
  Refusal refusal() {
    return refusal;
  }

  /** The rates in force after so much usage; null when there are none. */
  @Nullable RateReach at(long offset) {
    validUntil = Long.MAX_VALUE;
    fallbacksLeft = FALLBACKS_MAX;
    RatingProfile profile = profile(query.subject());
    if (profile == null && !query.subject().equals(RatingProfile.ANY_SUBJECT)) {
      profile = profile(RatingProfile.ANY_SUBJECT);
    }
    if (profile == null) {
      refusal = Refusal.RATING_PLAN_NOT_FOUND;
      return null;
    }
    refusal = Refusal.UNAUTHORIZED_DESTINATION;
    return reach(profile, offset, 1);
  }

  private @Nullable RatingProfile profile(String subject) {
    RatingProfile.Key key = new RatingProfile.Key(query.tenant(), query.category(), subject);
    RatingProfile profile = tariff.profile(key);
    if (trace.isOn()) {
      trace.add(new ProfileTried(key, profile != null));
    }
    return profile;
  }

  private @Nullable RateReach reach(RatingProfile profile, long offset, int depth) {
    RatingProfile.Activation activation = activation(profile, offset);
    if (activation == null) {
      return null;
    }
    CompiledPlan plan = tariff.plan(activation.ratingPlanId());
    if (plan != null) {
      RateReach reach = reach(profile.key(), plan, offset);
      if (reach != null) {
        return reach;
      }
    } else if (trace.isOn()) {
      trace.add(new PlanMissing(activation.ratingPlanId()));
    }
    for (String fallback : activation.fallbackSubjects()) {
      RateReach reach = fallback(fallback, offset, depth);
      if (reach != null) {
        return reach;
      }
    }
    return null;
  }

  private @Nullable RateReach fallback(String subject, long offset, int depth) {
    boolean isFollowed = depth < DEPTH_MAX && fallbacksLeft-- > 0;
    if (trace.isOn()) {
      RatingProfile.Key key = new RatingProfile.Key(query.tenant(), query.category(), subject);
      trace.add(new FallbackTried(key, isFollowed));
    }
    if (!isFollowed) {
      return null;
    }
    RatingProfile profile = profile(subject);
    return profile == null ? null : reach(profile, offset, depth + 1);
  }

  private RatingProfile.@Nullable Activation activation(RatingProfile profile, long offset) {
    List<RatingProfile.Activation> activations = profile.activations();
    Instant at = calendar.instantAt(query.tor().isTimed() ? offset : 0);
    for (int i = activations.size() - 1; i >= 0; i--) {
      RatingProfile.Activation activation = activations.get(i);
      if (!activation.from().isAfter(at)) {
        if (trace.isOn()) {
          trace.add(new ActivationChosen(activation, at));
        }
        return activation;
      }
      validUntil = Math.min(validUntil, calendar.offsetOf(activation.from()));
    }
    if (trace.isOn()) {
      Optional<Instant> first = activations.stream().findFirst().map(a -> a.from());
      trace.add(new ActivationMissing(profile.key(), at, first));
    }
    return null;
  }

  private @Nullable RateReach reach(RatingProfile.Key profile, CompiledPlan plan, long offset) {
    String number = query.destination();
    boolean isNumber = !number.isEmpty() && !number.equals(Destination.ANY);
    PrefixTable<PrefixOwner> prefixes = plan.prefixes();
    long match = isNumber ? prefixes.longest(number, number.length()) : PrefixTable.NONE;
    while (match != PrefixTable.NONE) {
      int length = PrefixTable.length(match);
      PrefixOwner owner = prefixes.value(match);
      CompiledDestination best = best(owner, offset);
      if (best != null) {
        return taken(new RateReach(profile, plan, best, number.substring(0, length)), owner);
      }
      if (trace.isOn()) {
        List<String> ids = ids(owner, null);
        trace.add(new PrefixPassedOver(number.substring(0, length), ids, local(offset)));
      }
      match = prefixes.longest(number, length - 1);
    }
    CompiledDestination any = plan.any();
    if (any != null && binding(any, offset) != null) {
      return taken(new RateReach(profile, plan, any, Destination.ANY), any);
    }
    if (trace.isOn()) {
      List<String> nearest = prefixes.nearest(number, NEAREST_SHOWN);
      trace.add(new PrefixMissing(plan.plan().id(), number, nearest));
    }
    return null;
  }

  private RateReach taken(RateReach reach, PrefixOwner owner) {
    if (trace.isOn()) {
      trace.add(
          new PrefixTaken(
              reach.plan().plan().id(),
              reach.prefix(),
              reach.destination().id(),
              ids(owner, reach.destination())));
    }
    return reach;
  }

  private @Nullable CompiledDestination best(PrefixOwner owner, long offset) {
    return switch (owner) {
      case CompiledDestination alone -> binding(alone, offset) == null ? null : alone;
      case PrefixOwner.Shared shared -> best(shared, offset);
    };
  }

  /** Of the destinations that share a prefix, the one whose line in force weighs most. */
  private @Nullable CompiledDestination best(PrefixOwner.Shared shared, long offset) {
    CompiledDestination best = null;
    CompiledBinding bestBinding = null;
    for (CompiledDestination candidate : shared.destinations()) {
      CompiledBinding binding = binding(candidate, offset);
      if (binding != null
          && (bestBinding == null || binding.weight().compareTo(bestBinding.weight()) > 0)) {
        best = candidate;
        bestBinding = binding;
      }
    }
    return best;
  }

  private @Nullable CompiledBinding binding(CompiledDestination destination, long offset) {
    CompiledBinding always = destination.always();
    return always != null ? always : destination.at(local(offset));
  }

  private LocalDateTime local(long offset) {
    return calendar.localAt(query.tor().isTimed() ? offset : 0);
  }

  private static List<String> ids(PrefixOwner owner, @Nullable CompiledDestination except) {
    return owner.destinations().stream()
        .filter(destination -> destination != except)
        .map(CompiledDestination::id)
        .toList();
  }
}
