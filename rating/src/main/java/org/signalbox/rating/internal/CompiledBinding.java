package org.signalbox.rating.internal;

import java.math.BigDecimal;
import org.signalbox.rating.Timing;

/**
 * One line of a plan, ready to price.
 *
 * @param timing as the operator wrote it
 * @param activity the same as masks
 * @param weight the higher wins
 * @param terms the price list
 */
record CompiledBinding(
    Timing timing, CompiledTiming activity, BigDecimal weight, CompiledTerms terms) {

  /** Whether this line goes before another that is active too: by weight, then by later start. */
  boolean isBefore(CompiledBinding other) {
    int byWeight = weight.compareTo(other.weight);
    return byWeight > 0 || (byWeight == 0 && activity.start().isAfter(other.activity.start()));
  }
}
