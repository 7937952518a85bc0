package org.signalbox.profiles.internal;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.signalbox.profiles.MatchTerms;

/**
 * The element is a number within any of the destinations, or a time at which any of the timings is
 * active.
 *
 * @param element read from the event
 * @param kind which of the two
 * @param names of destinations or timings, or fields that hold one
 */
record TariffCondition(Expression element, Kind kind, List<Expression> names) implements Condition {

  TariffCondition {
    names = List.copyOf(names);
  }

  /** What is looked up. */
  enum Kind {
    DESTINATION,
    TIMING
  }

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    Optional<String> text = element.text(event);
    if (text.isEmpty()) {
      return false;
    }
    Predicate<String> covered =
        switch (kind) {
          case DESTINATION -> name -> terms.tariff().covers(name, text.get());
          case TIMING -> {
            ZonedDateTime moment = TimeConverters.read(text.get(), terms.zone(), terms.now());
            yield name -> terms.tariff().active(name, moment);
          }
        };
    return names.stream().flatMap(name -> name.text(event).stream()).anyMatch(covered);
  }
}
