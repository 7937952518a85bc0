package org.signalbox.rating.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.Timing;

/**
 * A rating plan with its destinations' prefixes, ready to price. Immutable; any thread.
 *
 * <p>Under each prefix are the destinations of the plan that have it. Lines of several destinations
 * that say the same are one object.
 */
final class CompiledPlan {

  private final RatingPlan plan;
  private final byte[] digest;
  private final Map<String, CompiledDestination> destinations;
  private final PrefixTable<PrefixOwner> prefixes;

  private CompiledPlan(
      RatingPlan plan,
      byte[] digest,
      Map<String, CompiledDestination> destinations,
      PrefixTable<PrefixOwner> prefixes) {
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
    LineCompiler compiler = new LineCompiler();
    Map<String, List<CompiledBinding>> lines = HashMap.newHashMap(plan.bindings().size());
    for (RatingPlan.Binding binding : plan.bindings()) {
      lines
          .computeIfAbsent(binding.destinationId(), id -> new ArrayList<>(1))
          .add(compiler.compile(binding));
    }
    Map<String, CompiledDestination> destinations = HashMap.newHashMap(lines.size());
    lines.forEach((id, bindings) -> destinations.put(id, new CompiledDestination(id, bindings)));
    return new CompiledPlan(
        plan, new ContentDigest().of(plan), destinations, prefixTable(destinations, known));
  }

  /** This plan after destinations changed their prefixes. */
  CompiledPlan withDestinations(Function<String, Optional<Destination>> known) {
    return new CompiledPlan(plan, digest, destinations, prefixTable(destinations, known));
  }

  private static PrefixTable<PrefixOwner> prefixTable(
      Map<String, CompiledDestination> destinations,
      Function<String, Optional<Destination>> known) {
    Map<String, PrefixOwner> byPrefix = HashMap.newHashMap(destinations.size());
    for (CompiledDestination destination : destinations.values()) {
      for (String prefix : prefixesOf(destination, known)) {
        if (!prefix.isEmpty()) {
          byPrefix.merge(prefix, destination, (before, alone) -> before.and(destination));
        }
      }
    }
    return PrefixTable.of(byPrefix);
  }

  private static List<String> prefixesOf(
      CompiledDestination destination, Function<String, Optional<Destination>> known) {
    return destination.id().equals(Destination.ANY)
        ? List.of()
        : known.apply(destination.id()).map(Destination::prefixes).orElse(List.of());
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

  PrefixTable<PrefixOwner> prefixes() {
    return prefixes;
  }

  /** Compiles lines; thousands of them share a handful of timings and price lists. */
  private static final class LineCompiler {

    private final IdentityHashMap<Timing, CompiledTiming> timings = new IdentityHashMap<>();
    private final IdentityHashMap<RateTerms, CompiledTerms> terms = new IdentityHashMap<>();
    private final Map<RateTerms, CompiledTerms> termsByValue = new HashMap<>();
    private final Map<CompiledBinding, CompiledBinding> lines = new HashMap<>();

    CompiledBinding compile(RatingPlan.Binding binding) {
      CompiledBinding line =
          new CompiledBinding(
              timings.computeIfAbsent(binding.timing(), CompiledTiming::new),
              binding.weight(),
              terms.computeIfAbsent(binding.terms(), this::compiled));
      return lines.computeIfAbsent(line, same -> same);
    }

    private CompiledTerms compiled(RateTerms list) {
      return termsByValue.computeIfAbsent(list, CompiledTerms::new);
    }
  }
}
