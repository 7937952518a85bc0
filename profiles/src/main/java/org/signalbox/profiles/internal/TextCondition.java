package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.MatchTerms;

/**
 * The element's text stands in a relation to any of the values. A missing field is in no relation
 * to anything; a value whose field is missing is passed over.
 *
 * @param element read from the event
 * @param relation equal, prefix, suffix or part
 * @param values constants, or read from the event too
 */
record TextCondition(Expression element, Relation relation, List<Expression> values)
    implements Condition {

  TextCondition {
    values = List.copyOf(values);
  }

  /** How a text may relate to a value. */
  enum Relation {
    EQUAL {
      @Override
      boolean holds(String text, String value) {
        return text.equals(value);
      }
    },
    PREFIX {
      @Override
      boolean holds(String text, String value) {
        return text.startsWith(value);
      }
    },
    SUFFIX {
      @Override
      boolean holds(String text, String value) {
        return text.endsWith(value);
      }
    },
    PART {
      @Override
      boolean holds(String text, String value) {
        return text.contains(value);
      }
    };

    abstract boolean holds(String text, String value);
  }

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    Optional<String> text = element.text(event);
    if (text.isEmpty()) {
      return false;
    }
    for (Expression value : values) {
      Optional<String> against = value.text(event);
      if (against.isPresent() && relation.holds(text.get(), against.get())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<IndexTerm> indexTerm() {
    boolean indexable = relation == Relation.EQUAL || relation == Relation.PREFIX;
    List<String> constants = values.stream().flatMap(value -> value.constant().stream()).toList();
    return indexable && constants.size() == values.size()
        ? element
            .plainPath()
            .map(path -> new IndexTerm(path, relation == Relation.PREFIX, constants))
        : Optional.empty();
  }
}
