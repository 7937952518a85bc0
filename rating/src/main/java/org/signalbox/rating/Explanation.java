package org.signalbox.rating;

import java.util.List;

/**
 * A price or a refusal with the decisions that led to it.
 *
 * @param outcome what {@link Tariff#price} answers to the same query
 * @param steps in the order they were taken
 */
public record Explanation(PriceOutcome outcome, List<ExplainStep> steps) {

  public Explanation {
    steps = List.copyOf(steps);
  }
}
