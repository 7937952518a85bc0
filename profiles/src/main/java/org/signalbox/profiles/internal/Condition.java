package org.signalbox.profiles.internal;

import java.util.Optional;
import org.signalbox.profiles.MatchTerms;

/** One compiled rule of a filter. Immutable; any thread may evaluate. */
interface Condition {

  /**
   * Whether an event satisfies the rule.
   *
   * @throws EvaluationFault when a field is of a kind that the rule cannot judge
   */
  boolean holds(EventView event, MatchTerms terms);

  /** What an index may use to find the events that satisfy this rule; empty: nothing. */
  default Optional<IndexTerm> indexTerm() {
    return Optional.empty();
  }

  /** The opposite of a condition. */
  record Not(Condition condition) implements Condition {

    @Override
    public boolean holds(EventView event, MatchTerms terms) {
      return !condition.holds(event, terms);
    }
  }
}
