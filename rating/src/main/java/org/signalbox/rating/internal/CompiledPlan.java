package org.signalbox.rating.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;

/**
 * A rating plan with its destinations' prefixes, ready to price. Immutable; any thread.
 *
 * <p>Under each prefix are the destinations of the plan that have it, by id, so that the order in
 * which destinations or their prefixes were given decides nothing.
 */
final class CompiledPlan {

  private final RatingPlan plan;
  private final byte[] digest;
  private final Map<String, CompiledDestination> destinations;
  private final PrefixTable<CompiledDestination[]> prefixes;

  private CompiledPlan(
      RatingPlan plan,
      byte[] digest,
      Map<String, CompiledDestination> destinations,
      PrefixTable<CompiledDestination[]> prefixes) {
    this.plan = plan;
    this.digest = digest;
    this.destinations = destinations;
    this.prefixes = prefixes;
  }

  /**
   * Compiles a plan. A destination that is not known has no prefixes.
   *
   * @param known destinations by id
   */
  static CompiledPlan of(RatingPlan plan, Function<String, Optional<Destination>> known) {
    Map<RateTerms, CompiledTerms> terms = new HashMap<>();
    Map<String, List<CompiledBinding>> lines = new LinkedHashMap<>();
    for (RatingPlan.Binding binding : plan.bindings()) {
      CompiledBinding line =
          new CompiledBinding(
              binding.timing(),
              new CompiledTiming(binding.timing()),
              binding.weight(),
              terms.computeIfAbsent(binding.terms(), CompiledTerms::new));
      lines.computeIfAbsent(binding.destinationId(), id -> new ArrayList<>(1)).add(line);
    }
    Map<String, CompiledDestination> destinations = HashMap.newHashMap(lines.size());
    lines.forEach((id, bindings) -> destinations.put(id, new CompiledDestination(id, bindings)));
    return new CompiledPlan(
        plan, ContentDigest.of(plan), destinations, prefixTable(destinations, known));
  }

  /** This plan after destinations changed their prefixes. */
  CompiledPlan withDestinations(Function<String, Optional<Destination>> known) {
    return new CompiledPlan(plan, digest, destinations, prefixTable(destinations, known));
  }

  private static PrefixTable<CompiledDestination[]> prefixTable(
      Map<String, CompiledDestination> destinations,
      Function<String, Optional<Destination>> known) {
    List<CompiledDestination> byId = new ArrayList<>(destinations.values());
    byId.sort(Comparator.comparing(CompiledDestination::id));
    Map<String, CompiledDestination[]> byPrefix = new HashMap<>();
    for (CompiledDestination destination : byId) {
      CompiledDestination[] alone = {destination};
      for (String prefix : prefixesOf(destination, known)) {
        byPrefix.merge(prefix, alone, CompiledPlan::together);
      }
    }
    return PrefixTable.of(byPrefix);
  }

  private static List<String> prefixesOf(
      CompiledDestination destination, Function<String, Optional<Destination>> known) {
    if (destination.id().equals(Destination.ANY)) {
      return List.of();
    }
    return known.apply(destination.id()).map(Destination::prefixes).orElse(List.of()).stream()
        .filter(prefix -> !prefix.isEmpty())
        .toList();
  }

  private static CompiledDestination[] together(
      CompiledDestination[] first, CompiledDestination[] alone) {
    if (first[first.length - 1] == alone[0]) {
      return first;
    }
    CompiledDestination[] all = Arrays.copyOf(first, first.length + 1);
    all[first.length] = alone[0];
    return all;
  }

  RatingPlan plan() {
    return plan;
  }

  byte[] digest() {
    return digest;
  }

  boolean usesAny(Set<String> destinationIds) {
    return !Collections.disjoint(destinations.keySet(), destinationIds);
  }

  /** The lines for numbers that no prefix matches; null where the plan has none. */
  @Nullable CompiledDestination any() {
    return destinations.get(Destination.ANY);
  }

  PrefixTable<CompiledDestination[]> prefixes() {
    return prefixes;
  }
}
