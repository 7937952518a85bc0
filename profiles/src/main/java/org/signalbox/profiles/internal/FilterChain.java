package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.MatchTerms;

/**
 * The filters of one profile: all that are in force must pass, and when there are filters at least
 * one must be in force.
 *
 * @param filters in the operator's order
 */
record FilterChain(List<CompiledFilter> filters) {

  static final FilterChain NONE = new FilterChain(List.of());

  FilterChain {
    filters = List.copyOf(filters);
  }

  boolean passes(EventView event, MatchTerms terms) {
    boolean passed = filters.isEmpty();
    for (CompiledFilter filter : filters) {
      if (filter.isInForce(terms)) {
        if (!filter.passes(event, terms)) {
          return false;
        }
        passed = true;
      }
    }
    return passed;
  }

  Optional<IndexTerm> indexTerm() {
    return filters.stream().flatMap(filter -> filter.indexTerm().stream()).findFirst();
  }
}
