package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.MatchTerms;

/** Any of the patterns occurs in the element. */
record RegexCondition(Expression element, List<RegularExpression> patterns) implements Condition {

  RegexCondition {
    patterns = List.copyOf(patterns);
  }

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    Optional<String> text = element.text(event);
    return text.isPresent() && patterns.stream().anyMatch(pattern -> pattern.occursIn(text.get()));
  }
}
