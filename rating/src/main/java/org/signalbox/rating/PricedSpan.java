package org.signalbox.rating;

import org.signalbox.core.Amount;
import org.signalbox.rating.internal.CostSum;

/**
 * A stretch of usage under one slot of one destination rate.
 *
 * @param match how the rate was found
 * @param terms the rate in force
 * @param slot the slot in force
 * @param offset usage from the start of the call at which the span begins
 * @param increments whole increments billed, at least 1
 */
public record PricedSpan(
    RateMatch match, RateTerms terms, RateSlot slot, long offset, long increments) {

  /** Usage billed by this span: whole increments. */
  public long billedUsage() {
    return Math.multiplyExact(increments, slot.rateIncrement());
  }

  /** Where the span ends: the offset of the next. */
  public long end() {
    return Math.addExact(offset, billedUsage());
  }

  /** What one increment costs, quantised, for display: totals are not made from it. */
  public Amount incrementCost() {
    CostSum sum = new CostSum();
    sum.add(slot.rate(), slot.rateIncrement(), slot.rateUnit());
    return sum.quantised();
  }
}
