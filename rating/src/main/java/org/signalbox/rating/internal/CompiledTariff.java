package org.signalbox.rating.internal;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.SegmentedMap;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.TariffChange;

/**
 * The content of a tariff, compiled. Immutable; any thread.
 *
 * <p>A version made from another shares its segments and its compiled plans. A profile holds plans
 * by name, so a new profile compiles nothing; a changed destination recompiles the plans that name
 * it and no other.
 */
public final class CompiledTariff {

  public static final CompiledTariff EMPTY =
      new CompiledTariff(SegmentedMap.empty(), SegmentedMap.empty(), SegmentedMap.empty());

  private final SegmentedMap<String, Destination> destinations;
  private final SegmentedMap<String, CompiledPlan> plans;
  private final SegmentedMap<RatingProfile.Key, RatingProfile> profiles;

  /** Made when first asked for; made twice at worst when threads race. */
  private volatile @Nullable String version;

  private CompiledTariff(
      SegmentedMap<String, Destination> destinations,
      SegmentedMap<String, CompiledPlan> plans,
      SegmentedMap<RatingProfile.Key, RatingProfile> profiles) {
    this.destinations = destinations;
    this.plans = plans;
    this.profiles = profiles;
  }

  /** The content after a change. */
  public CompiledTariff with(TariffChange change) {
    Map<String, Destination> newDestinations = new HashMap<>();
    change
        .destinations()
        .forEach(destination -> newDestinations.put(destination.id(), destination));
    SegmentedMap<String, Destination> allDestinations =
        destinations.with(newDestinations, change.removedDestinations());

    Map<String, CompiledPlan> newPlans = new HashMap<>();
    recompile(newDestinations.keySet(), allDestinations, newPlans);
    recompile(change.removedDestinations(), allDestinations, newPlans);
    newPlans.keySet().removeAll(change.removedRatingPlans());
    for (RatingPlan plan : change.ratingPlans()) {
      newPlans.put(plan.id(), CompiledPlan.of(plan, allDestinations::get));
    }

    Map<RatingProfile.Key, RatingProfile> newProfiles = new HashMap<>();
    change.ratingProfiles().forEach(profile -> newProfiles.put(profile.key(), profile));
    return new CompiledTariff(
        allDestinations,
        plans.with(newPlans, change.removedRatingPlans()),
        profiles.with(newProfiles, change.removedRatingProfiles()));
  }

  private void recompile(
      Set<String> changed,
      SegmentedMap<String, Destination> allDestinations,
      Map<String, CompiledPlan> recompiled) {
    if (!changed.isEmpty()) {
      plans
          .values()
          .filter(plan -> plan.usesAny(changed))
          .forEach(plan ->
              recompiled.put(plan.plan().id(), plan.withDestinations(allDestinations::get)));
    }
  }

  /** The SHA-256 address of the content. */
  public String version() {
    String known = version;
    if (known == null) {
      ContentDigest digest = new ContentDigest();
      byte[] address =
          digest.of(
              destinations.digest(digest::of),
              plans.digest(CompiledPlan::digest),
              profiles.digest(digest::of));
      known = HexFormat.of().formatHex(address);
      version = known;
    }
    return known;
  }

  public Optional<Destination> destination(String id) {
    return destinations.get(id);
  }

  public Optional<RatingPlan> ratingPlan(String id) {
    return plans.get(id).map(CompiledPlan::plan);
  }

  public Optional<RatingProfile> ratingProfile(RatingProfile.Key key) {
    return profiles.get(key);
  }

  public Stream<Destination> destinations() {
    return destinations.values();
  }

  public Stream<RatingPlan> ratingPlans() {
    return plans.values().map(CompiledPlan::plan);
  }

  public Stream<RatingProfile> ratingProfiles() {
    return profiles.values();
  }

  @Nullable CompiledPlan plan(String id) {
    return plans.get(id).orElse(null);
  }

  @Nullable RatingProfile profile(RatingProfile.Key key) {
    return profiles.get(key).orElse(null);
  }
}
