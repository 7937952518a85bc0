package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.MatchTerms;

/**
 * A filter ready to judge events.
 *
 * @param conditions all must hold
 * @param interval outside it the filter does not count
 */
record CompiledFilter(List<Condition> conditions, ActivationInterval interval) {

  CompiledFilter {
    conditions = List.copyOf(conditions);
  }

  /**
   * Compiles a named filter.
   *
   * @throws org.signalbox.profiles.ProfileFault when a rule is not right
   */
  static CompiledFilter of(FilterProfile profile) {
    return new CompiledFilter(
        profile.rules().stream().map(ConditionParser::parse).toList(), profile.interval());
  }

  static CompiledFilter inline(String text) {
    return new CompiledFilter(
        List.of(ConditionParser.parse(InlineFilter.parse(text))), ActivationInterval.ALWAYS);
  }

  boolean isInForce(MatchTerms terms) {
    return interval.contains(terms.now());
  }

  boolean passes(EventView event, MatchTerms terms) {
    for (Condition condition : conditions) {
      if (!condition.holds(event, terms)) {
        return false;
      }
    }
    return true;
  }

  /** A rule that every passing event satisfies and an index can answer. */
  Optional<IndexTerm> indexTerm() {
    return interval.equals(ActivationInterval.ALWAYS)
        ? conditions.stream().flatMap(condition -> condition.indexTerm().stream()).findFirst()
        : Optional.empty();
  }
}
