package org.signalbox.rating.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whose a prefix is within one plan: one destination's, or several's. */
sealed interface PrefixOwner permits CompiledDestination, PrefixOwner.Shared {

  /** The destinations by id, so that the order in which they were given decides nothing. */
  List<CompiledDestination> destinations();

  /** This owner and one destination more; a destination may list a prefix twice. */
  default PrefixOwner and(CompiledDestination other) {
    List<CompiledDestination> all = new ArrayList<>(destinations());
    if (all.contains(other)) {
      return this;
    }
    all.add(other);
    all.sort(Comparator.comparing(CompiledDestination::id));
    return new Shared(List.copyOf(all));
  }

  /** Several destinations of one prefix. */
  record Shared(List<CompiledDestination> destinations) implements PrefixOwner {}
}
