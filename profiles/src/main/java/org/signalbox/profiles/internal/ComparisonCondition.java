package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchTerms;

/**
 * The element is less than, greater than or equal to any of the values, as numbers, durations or
 * times.
 *
 * @param element read from the event
 * @param comparison which results of comparing satisfy the rule
 * @param values constants, or read from the event too
 */
record ComparisonCondition(Expression element, Comparison comparison, List<Expression> values)
    implements Condition {

  ComparisonCondition {
    values = List.copyOf(values);
  }

  /** The comparisons there are. */
  enum Comparison {
    LESS {
      @Override
      boolean holds(Scalar left, Scalar right) {
        return ScalarOrder.compare(left, right) < 0;
      }
    },
    LESS_OR_EQUAL {
      @Override
      boolean holds(Scalar left, Scalar right) {
        return ScalarOrder.compare(left, right) <= 0;
      }
    },
    GREATER {
      @Override
      boolean holds(Scalar left, Scalar right) {
        return ScalarOrder.compare(left, right) > 0;
      }
    },
    GREATER_OR_EQUAL {
      @Override
      boolean holds(Scalar left, Scalar right) {
        return ScalarOrder.compare(left, right) >= 0;
      }
    },
    EQUAL {
      @Override
      boolean holds(Scalar left, Scalar right) {
        return ScalarOrder.equal(left, right);
      }
    };

    abstract boolean holds(Scalar left, Scalar right);
  }

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    Optional<FieldValue> value = element.value(event);
    if (value.isEmpty()) {
      return false;
    }
    Scalar left = Scalar.of(value.get(), terms);
    for (Expression against : values) {
      Optional<FieldValue> right = against.value(event);
      if (right.isPresent() && comparison.holds(left, Scalar.of(right.get(), terms))) {
        return true;
      }
    }
    return false;
  }
}
