package org.signalbox.profiles.internal;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.profiles.MatchTerms;

/**
 * The element is a time from the start, included, to the end, excluded.
 *
 * @param element read from the event
 * @param start empty: from always
 * @param end empty: for ever
 */
record IntervalCondition(Expression element, Optional<Expression> start, Optional<Expression> end)
    implements Condition {

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    Optional<String> text = element.text(event);
    if (text.isEmpty()) {
      return false;
    }
    Instant moment = TimeConverters.read(text.get(), terms.zone(), terms.now()).toInstant();
    boolean started = bound(start, event, terms).map(from -> !moment.isBefore(from)).orElse(true);
    return started && bound(end, event, terms).map(moment::isBefore).orElse(true);
  }

  private static Optional<Instant> bound(
      Optional<Expression> bound, EventView event, MatchTerms terms) {
    return bound
        .flatMap(expression -> expression.text(event))
        .map(text -> TimeConverters.read(text, terms.zone(), terms.now()).toInstant());
  }
}
