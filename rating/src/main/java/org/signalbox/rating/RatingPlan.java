package org.signalbox.rating;

import java.math.BigDecimal;
import java.util.List;

/**
 * A product: which destinations it reaches, when, and at what price. Rating plans are shared by all
 * tenants and hold their rates and timings by value, so that a stored rate changes no price until
 * the plan is loaded again.
 *
 * @param id not empty
 * @param bindings in the operator's order
 */
public record RatingPlan(String id, List<Binding> bindings) {

  public RatingPlan {
    bindings = List.copyOf(bindings);
  }

  /**
   * One line of a plan.
   *
   * @param destinationId a destination's name or {@link Destination#ANY}
   * @param timing when it applies
   * @param weight the higher wins where several apply
   * @param terms the price list
   */
  public record Binding(String destinationId, Timing timing, BigDecimal weight, RateTerms terms) {}
}
