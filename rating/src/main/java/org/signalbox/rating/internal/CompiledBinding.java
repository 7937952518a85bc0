package org.signalbox.rating.internal;

import java.math.BigDecimal;

/**
 * One line of a plan, ready to price. Destinations with equal lines share one object.
 *
 * @param timing when it applies
 * @param weight the higher wins
 * @param terms the price list
 */
record CompiledBinding(CompiledTiming timing, BigDecimal weight, CompiledTerms terms) {

  /** Whether this line goes before another that is active too: by weight, then by later start. */
  boolean isBefore(CompiledBinding other) {
    int byWeight = weight.compareTo(other.weight);
    return byWeight > 0 || (byWeight == 0 && timing.start().isAfter(other.timing.start()));
  }
}
